#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes corpus/text/language_weights.txt: character n-grams and how much each speaks for a language.

  train_languages.py --wordfreq DIR --tessdata DIR --subtitles DIR --estonian-words et_EE.dic --estonian-pages DIR
                     [--held-out] > corpus/text/language_weights.txt

--wordfreq: the data folder of the Python package wordfreq 3.1.1 (word frequencies, CC BY-SA 4.0); --tessdata: the folder with
the files of Debian's tesseract-ocr-{bel,bul,dan,deu,eng,est,fin,lav,lit,mkd,nld,nor,pol,rus,slv,srp,swe,ukr} 4.1.0, of which
the word lists are read (words of the web, Apache-2.0); --subtitles: the folder of the Python package wordstats 1.3.0 that has
bg/bg_full.txt (counts of words in subtitles, MIT); --estonian-words: from Debian's myspell-et (LGPL-2.1); --estonian-pages:
the HTML of Debian's libreoffice-help-et (MPL-2.0), for frequencies. Needs numpy, numba, msgpack; takes some minutes.
Not part of the build: the file that it makes is kept.

--held-out keeps a twentieth of the words out, and tells how well pairs of those are told (nothing to standard output).

Output: a line of class names; a line of intercepts; then "n-gram<TAB>weights" sorted, every beginning of an n-gram among them.
"_" is the edge of a word. A weight is a character: its code less that of "O", in sixteenths.
"""
import argparse, collections, glob, gzip, html, os, re, struct, sys, zlib

import msgpack
import numba
import numpy as np

CLASSES = ['en', 'fi', 'ru', 'et', 'sv', 'uk', 'bg', 'xx']
TARGETS, CYRILLIC = ('en', 'fi', 'ru'), ('ru', 'uk', 'bg', 'mk', 'be')
WEB_WORDS = {'en': 'eng', 'fi': 'fin', 'ru': 'rus', 'et': 'est', 'sv': 'swe', 'uk': 'ukr', 'bg': 'bul', 'de': 'deu', 'da': 'dan', 'nb': 'nor',
             'nl': 'nld', 'pl': 'pol', 'lv': 'lav', 'lt': 'lit', 'mk': 'mkd', 'sl': 'slv', 'sh': 'srp', 'be': 'bel'}
OTHERS = ['de', 'da', 'nb', 'nl', 'fr', 'es', 'it', 'pl', 'lv', 'lt', 'mk', 'sl', 'sh', 'pt', 'ro', 'hu', 'cs', 'sk', 'tr', 'is', 'ca', 'be']
ALIEN = {'en': 'õåäöß', 'fi': 'õüßçñłøæ', 'et': 'åßçñłøæ', 'sv': 'õßłøæ', 'ru': 'іїєґђљњћџјѓќѕў', 'uk': 'ыэъёђљњћџјѓќѕў', 'bg': 'ыэёіїєґђљњћџјѓќѕў'}
WEB_FREQUENCY, WORDS, OTHER_WORDS = 2e-7, 160_000, 15_000
KEPT_NGRAMS, FIRST_NGRAMS, LONGEST, LETTERS = 100_000, 500_000, 6, 118
SINGLE_POWER, PAIR_POWER, TEXT_POWER, STRIPPED_SHARE = 0.5, 0.6, 0.8, 0.05
TARGET_PRIOR, OTHER_PRIOR = 1.3, 0.6  # what is asked about is mostly in our languages; a neighbour's prior is 1
TEXTS, RATE, DECAY = 4_000_000, 0.3, 1e-7
SCALE, ZERO, LOWEST, HIGHEST = 16, ord('O'), ord('!') - ord('O'), ord('~') - ord('O') - 1
SYMBOL_BITS, BLANK, FIRST_SYMBOL = 7, 1, 2
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
LATIN_WORD, CYRILLIC_WORD = re.compile(r"[a-zß-öø-ɏ']+"), re.compile(r"[Ѐ-ԯ']+")


def log(*what):
    print(*what, file=sys.stderr, flush=True)


# Words

def folded(word):
    return word.lower().replace('\u0301', '').replace('’', "'").replace('ʼ', "'")


def wordfreq_words(folder, lang):
    for size in ('large', 'small'):
        path = os.path.join(folder, f'{size}_{lang}.msgpack.gz')
        if os.path.exists(path):
            break
    else:
        return {}
    found = {}
    for centibels, words in enumerate(msgpack.load(gzip.open(path), raw=False)[1:]):
        for word in words:
            if WORD.fullmatch(word):
                found.setdefault(folded(word), 10 ** (-centibels / 100))
    return found


def web_words(folder, lang):
    """The words of a directed word graph: 64 bits an edge, letter in the lowest bits, then last-edge, backward and end-of-word flags."""
    data = open(os.path.join(folder, WEB_WORDS[lang] + '.traineddata'), 'rb').read()
    offsets = [o for o in struct.unpack_from(f'<{struct.unpack_from("<i", data)[0]}q', data, 4)]
    part = lambda kind: data[offsets[kind]:min((o for o in offsets if o > offsets[kind]), default=len(data))]
    graph, letters = part(19), part(21).decode().split('\n')
    letters = [line.split(' ')[0] for line in letters[1:int(letters[0]) + 1]]
    _, size, count = struct.unpack_from('<hii', graph)
    edges, bits = struct.unpack_from(f'<{count}Q', graph, 10), size.bit_length()
    found, open_nodes = set(), [(0, '')]
    while open_nodes:
        at, start = open_nodes.pop()
        while True:
            edge, at = edges[at], at + 1
            letter, last, backward, ends, target = edge & (1 << bits) - 1, edge >> bits & 1, edge >> bits + 1 & 1, edge >> bits + 2 & 1, edge >> bits + 3
            if not backward and letter < len(letters):
                word = start + letters[letter]
                if ends and len(word) > 1 and WORD.fullmatch(word):
                    found.add(folded(word))
                if 0 < target < count:
                    open_nodes.append((target, word))
            if last:
                break
    return found


def subtitle_words(folder, lang):
    counts = {}
    for line in open(os.path.join(folder, lang, f'{lang}_full.txt'), encoding='utf-8'):
        word, _, count = line.rstrip('\n').rpartition(' ')
        if WORD.fullmatch(word):
            counts[folded(word)] = int(count)
    total = sum(counts.values())
    return {w: n / total for w, n in counts.items() if n > 3e-8 * total}


def page_words(folder):
    counts = collections.Counter()
    for path in glob.glob(os.path.join(folder, '**/*.html'), recursive=True):
        text = html.unescape(re.sub(r'<script.*?</script>|<[^>]+>', ' ', open(path, encoding='utf-8', errors='replace').read(), flags=re.S))
        counts.update(folded(w) for w in WORD.findall(text))
    total = sum(counts.values())
    return {w: n / total for w, n in counts.items() if n >= 3}


def dictionary_words(path):
    with open(path, encoding='iso-8859-15') as file:
        return {w for w in (folded(line.split('/')[0].strip()) for line in file) if WORD.fullmatch(w)}


def without_guests(words, host, native=()):
    """Words that a list took over from a bigger language around it (English everywhere, Russian in its neighbours) are out."""
    def is_guest(word, frequency):
        there = host.get(word, 0.0)
        return there > 20 * frequency or (there > 2 * frequency and frequency < 1e-5)
    return {w: f for w, f in words.items() if w in native or not is_guest(w, f)}


def frequencies(args, lang):
    """wordfreq where it knows the language well; the rest of the web's words at one low frequency."""
    words = wordfreq_words(args.wordfreq, lang)
    if lang == 'bg':
        for word, f in subtitle_words(args.subtitles, lang).items():
            words[word] = max(words.get(word, 0.0), f * (0.5 if word in words else 0.3))
    if lang == 'et':
        words = {w: f / 2 for w, f in page_words(args.estonian_pages).items()}
    for word in web_words(args.tessdata, lang):
        words[word] = words.get(word, 0.0) + WEB_FREQUENCY
    return words


def other_words(args, english, russian):
    out = collections.Counter()
    for lang in OTHERS:
        words = dict(sorted(wordfreq_words(args.wordfreq, lang).items(), key=lambda item: -item[1])[:OTHER_WORDS])
        for word in web_words(args.tessdata, lang) if lang in WEB_WORDS else ():
            words[word] = words.get(word, 0.0) + WEB_FREQUENCY / 3
        either = lang == 'sh'
        words = {w: f for w, f in words.items() if (CYRILLIC_WORD if lang in CYRILLIC else LATIN_WORD).fullmatch(w) or (either and CYRILLIC_WORD.fullmatch(w))}
        for word, f in without_guests(words, russian if lang in CYRILLIC or either else english).items():
            out[word] += f / len(OTHERS)
    return dict(out)


def lexicon(args):
    english, russian = (wordfreq_words(args.wordfreq, lang) for lang in ('en', 'ru'))
    out = {}
    for lang in CLASSES[:-1]:
        words, native = frequencies(args, lang), ()
        if lang == 'et':
            native = dictionary_words(args.estonian_words)
            for word in native:
                words[word] = words.get(word, 0.0) + WEB_FREQUENCY / (1 if word in words else 2)
            # Help pages hold whole English passages.
            words = {w: f for w, f in words.items() if w in native or english.get(w, 0.0) < 1e-6 or f > 30 * english[w]}
        pattern, alien = CYRILLIC_WORD if lang in CYRILLIC else LATIN_WORD, set(ALIEN[lang])
        words = {w: f for w, f in words.items() if pattern.fullmatch(w) and len(w) < 30 and not alien & set(w)}
        host = {} if lang in ('en', 'ru') else russian if lang in CYRILLIC else english
        out[lang] = without_guests(words, host, native)
        log(lang, len(out[lang]))
    out['xx'] = other_words(args, english, russian)
    log('xx', len(out['xx']))
    return out


def is_held_out(word):
    return zlib.crc32(word.encode()) % 20 == 0


def chosen_words(lang, words, random):
    """The frequent half of WORDS, and a sample of the others; with spellings that people use instead. Lists of one length for all:
    from a longer one each word would come more rarely than the same word of a neighbour with a shorter list."""
    items = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    if len(items) > WORDS:
        tail = items[WORDS // 2:]
        picked = random.choice(len(tail), WORDS - WORDS // 2, replace=False)
        items = items[:WORDS // 2] + [tail[i] for i in sorted(picked)]
    if lang == 'ru':
        items += [(w.replace('ё', 'е'), f) for w, f in items if 'ё' in w]
    if lang == 'fi':
        plain = str.maketrans('äöåšž', 'aoasz')
        items += [(w.translate(plain), f * STRIPPED_SHARE ** (1 / SINGLE_POWER)) for w, f in items if w.translate(plain) != w]
    return items


# N-grams: the symbols of their letters side by side in a number. Symbol 0 is any letter that the model does not know, and ends them.

class Words:
    """All words of all classes: symbols flat, where each word begins, and which words are of which class."""

    def __init__(self, by_class, symbol_of):
        flat, begins, frequency, classes = [], [0], [], [0]
        for items in by_class:
            for word, f in items:
                flat += encoded(word, symbol_of)
                begins.append(len(flat))
                frequency.append(f)
            classes.append(len(begins) - 1)
        self.flat, self.begins, self.classes = np.array(flat, np.uint8), np.array(begins, np.int64), np.array(classes)
        self.frequency = np.array(frequency)

    def shares(self, power):
        parts = [self.frequency[a:b] ** power for a, b in zip(self.classes, self.classes[1:])]
        return [p / p.sum() for p in parts]


def encoded(word, symbol_of):
    return [BLANK] + [symbol_of.get(c, 0) for c in word] + [BLANK]


@numba.njit
def walk_ngrams(flat, begins, keys, weights, weight_of):
    count = 0
    for word in range(len(begins) - 1):
        for first in range(begins[word], begins[word + 1]):
            key = np.uint64(0)
            for at in range(first, min(first + LONGEST, begins[word + 1])):
                if flat[at] == 0:
                    break
                key = (key << np.uint64(SYMBOL_BITS)) | np.uint64(flat[at])
                if len(keys) > 0:
                    keys[count] = key
                    weights[count] = weight_of[word]
                count += 1
    return count


def with_beginnings(keys):
    levels = [keys]
    for _ in range(LONGEST):
        shorter = np.unique(levels[-1] >> np.uint64(SYMBOL_BITS))
        levels.append(shorter[shorter > 0])
    return np.unique(np.concatenate(levels))


def first_ngrams(words):
    """The most frequent n-grams that at least six words have, and their frequencies."""
    weight_of = np.concatenate(words.shares(SINGLE_POWER)).astype(np.float32)
    none, nothing = np.empty(0, np.uint64), np.empty(0, np.float32)
    count = walk_ngrams(words.flat, words.begins, none, nothing, weight_of)
    keys, weights = np.empty(count, np.uint64), np.empty(count, np.float32)
    walk_ngrams(words.flat, words.begins, keys, weights, weight_of)
    order = np.argsort(keys, kind='stable')
    keys, weights = keys[order], weights[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    ngrams, frequency, holders = keys[starts], np.add.reduceat(weights, starts), np.diff(np.r_[starts, count])
    frequency = np.where(holders >= 6, frequency, 0)
    kept = with_beginnings(ngrams[np.argsort(-frequency)[:FIRST_NGRAMS]])
    return kept, frequency[np.searchsorted(ngrams, kept)]


@numba.njit
def index_of(ngrams, key):
    at = np.searchsorted(ngrams, key)
    return at if at < len(ngrams) and ngrams[at] == key else -1


@numba.njit
def walk_features(flat, begins, ngrams, ends, ids):
    count = 0
    for word in range(len(begins) - 1):
        for first in range(begins[word], begins[word + 1]):
            key = np.uint64(0)
            for at in range(first, min(first + LONGEST, begins[word + 1])):
                if flat[at] == 0:
                    break
                key = (key << np.uint64(SYMBOL_BITS)) | np.uint64(flat[at])
                found = index_of(ngrams, key)
                if found < 0:
                    break
                if len(ids) > 0:
                    ids[count] = found
                count += 1
        ends[word + 1] = count
    return count


def features_of(words, ngrams):
    ends = np.zeros(len(words.begins), np.int64)
    ids = np.empty(walk_features(words.flat, words.begins, ngrams, ends, np.empty(0, np.int32)), np.int32)
    walk_features(words.flat, words.begins, ngrams, ends, ids)
    return ends, ids


# Training: multinomial logistic regression by AdaGrad over made texts of one to six words.

@numba.njit
def pass_over_texts(ids, ends, classes, single, pair, text, priors, texts, weights, squares, intercepts, intercept_squares, rate, seed):
    np.random.seed(seed)
    count, loss = len(priors), 0.0
    scores, picked, prior_sums = np.empty(count), np.empty(8, np.int64), np.cumsum(priors)
    for _ in range(texts):
        label = min(np.searchsorted(prior_sums, np.random.random() * prior_sums[-1]), count - 1)
        low, high = classes[label], classes[label + 1]
        kind = np.random.random()
        length = 1 if kind < 0.3 else 2 if kind < 0.75 else 3 + int(np.random.random() * 4)
        sums = single if length == 1 else pair if length == 2 else text
        scores[:] = intercepts
        for i in range(length):
            picked[i] = min(low + np.searchsorted(sums[low:high], np.random.random()), high - 1)
            for at in range(ends[picked[i]], ends[picked[i] + 1]):
                for c in range(count):
                    scores[c] += weights[ids[at], c]
        highest, total = scores.max(), 0.0
        for c in range(count):
            scores[c] = np.exp(scores[c] - highest)
            total += scores[c]
        loss -= np.log(scores[label] / total + 1e-12)
        for c in range(count):
            scores[c] = scores[c] / total - (1.0 if c == label else 0.0)
            intercept_squares[c] += scores[c] ** 2
            intercepts[c] -= rate * scores[c] / np.sqrt(intercept_squares[c] + 1.0)
        if abs(scores[label]) < 0.002:
            continue
        for i in range(length):
            for at in range(ends[picked[i]], ends[picked[i] + 1]):
                for c in range(count):
                    slope = scores[c] + DECAY * weights[ids[at], c]
                    squares[ids[at], c] += slope * slope
                    weights[ids[at], c] -= rate * slope / np.sqrt(squares[ids[at], c] + 1.0)
    return loss / texts


def train(words, ngrams, texts, weights, intercepts, passes=4):
    ends, ids = features_of(words, ngrams)
    single, pair, text = (np.concatenate([np.cumsum(p) for p in words.shares(power)]) for power in (SINGLE_POWER, PAIR_POWER, TEXT_POWER))
    priors = np.array([TARGET_PRIOR if c in TARGETS else OTHER_PRIOR if c == 'xx' else 1.0 for c in CLASSES])
    squares, intercept_squares = np.zeros_like(weights), np.zeros(len(CLASSES))
    for number in range(passes):
        rate = RATE * (1 - number / (passes + 0.5))
        loss = pass_over_texts(ids, ends, words.classes, single, pair, text, priors, texts // passes, weights, squares, intercepts, intercept_squares, rate, 100 + number)
        log(f'{len(ngrams)} n-grams, pass {number + 1}: loss {loss:.4f}')


def pruned(ngrams, frequency, weights, most):
    """Those that say most, with their beginnings, at most so many."""
    order = np.argsort(-np.abs(weights - weights.mean(axis=1, keepdims=True)).max(axis=1) * np.sqrt(frequency))
    wanted = most
    while len(kept := with_beginnings(ngrams[order[:wanted]])) > most:
        wanted = int(wanted * most / len(kept) * 0.995)
    at = np.searchsorted(ngrams, kept)
    return kept, frequency[at], weights[at].copy()


def learned(words):
    ngrams, frequency = first_ngrams(words)
    weights, intercepts = np.zeros((len(ngrams), len(CLASSES)), np.float32), np.zeros(len(CLASSES))
    train(words, ngrams, TEXTS, weights, intercepts)
    for most, texts in ((2 * KEPT_NGRAMS, TEXTS // 2), (KEPT_NGRAMS, TEXTS)):
        ngrams, frequency, weights = pruned(ngrams, frequency, weights, most)
        train(words, ngrams, texts, weights, intercepts)
    return ngrams, weights - weights.mean(axis=1, keepdims=True), intercepts - intercepts.mean()


def report_held_out(lexicon, symbol_of, ngrams, weights, intercepts):
    random, taken = np.random.default_rng(3), collections.Counter()
    for lang in CLASSES[:-1]:
        items = sorted((w, f) for w, f in lexicon[lang].items() if is_held_out(w))
        shares = np.array([f for _, f in items]) ** SINGLE_POWER
        words = Words([[(w, 1.0) for w, _ in items]], symbol_of)
        ends, ids = features_of(words, ngrams)
        sums = np.array([weights[ids[a:b]].sum(axis=0) for a, b in zip(ends, ends[1:])])
        pairs = random.choice(len(items), size=(4000, 2), p=shares / shares.sum())
        for best in (sums[pairs].sum(axis=1) + intercepts).argmax(axis=1):
            taken[lang, CLASSES[best]] += 1
    for lang in CLASSES[:-1]:
        log(lang, ' '.join(f'{other} {taken[lang, other] / 40:.1f} %' for other in CLASSES))


def digits(values):
    return ''.join(chr(ZERO + v) for v in np.clip(np.rint(np.asarray(values) * SCALE), LOWEST, HIGHEST).astype(int))


def spelled(key, letter_of):
    out = ''
    while key:
        out, key = letter_of[key & (1 << SYMBOL_BITS) - 1] + out, key >> SYMBOL_BITS
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ('--wordfreq', '--tessdata', '--subtitles', '--estonian-words', '--estonian-pages'):
        parser.add_argument(name, required=True)
    parser.add_argument('--held-out', action='store_true')
    args = parser.parse_args()
    known, random = lexicon(args), np.random.default_rng(7)
    letters = sum((collections.Counter(''.join(words)) for words in known.values()), collections.Counter())
    symbol_of = {letter: FIRST_SYMBOL + i for i, (letter, _) in enumerate(sorted(letters.items(), key=lambda item: (-item[1], item[0]))[:LETTERS])}
    by_class = [chosen_words(c, {w: f for w, f in known[c].items() if not (args.held_out and is_held_out(w))}, random) for c in CLASSES]
    ngrams, weights, intercepts = learned(Words(by_class, symbol_of))
    if args.held_out:
        report_held_out(known, symbol_of, ngrams, weights, intercepts)
        return
    letter_of = {BLANK: '_', **{symbol: letter for letter, symbol in symbol_of.items()}}
    print(' '.join(CLASSES))
    print(digits(intercepts))
    print('\n'.join(f'{name}\t{values}' for name, values in sorted((spelled(int(key), letter_of), digits(row)) for key, row in zip(ngrams, weights))))


if __name__ == '__main__':
    main()
