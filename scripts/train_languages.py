#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes corpus/text/language_weights.txt: character n-grams and how much each speaks for a language.

  train_languages.py --wordfreq DIR --estonian-words et_EE.dic --estonian-pages DIR > corpus/text/language_weights.txt

DIR of --wordfreq: the data folder of the Python package wordfreq 3.1.1 (word frequencies, CC BY-SA 4.0). --estonian-words:
from Debian's myspell-et (LGPL-2.1); --estonian-pages: the HTML of Debian's libreoffice-help-et (MPL-2.0), for frequencies.
Needs numpy, scipy, scikit-learn, msgpack. Not part of the build: the file that it makes is kept.

Output: a line of class names; a line of intercepts; then "n-gram<TAB>weights", a letter pair of base 64 per class, sorted.
"""
import argparse, collections, glob, gzip, html, os, re, sys

import msgpack
import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

CLASSES = ['en', 'fi', 'ru', 'et', 'sv', 'uk', 'bg', 'xx']
OTHERS = ['de', 'da', 'nb', 'nl', 'fr', 'es', 'it', 'pl', 'lv', 'lt', 'mk', 'sl']
KEPT_NGRAMS, WORDS, OTHER_WORDS, PAIRS = 40000, 40000, 3000, 80000
WORD_POWER, PAIR_POWER, PAIR_WEIGHT = 0.5, 0.6, 2.0
ESTONIAN_SHARE, ESTONIAN_FREQUENCY = 5, 1e-6  # of the dictionary's words, that no list counts
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
SCALE = 256


def folded(word):
    return word.lower().replace('ё', 'е').replace('\u0301', '').replace('’', "'")


def wordfreq_words(folder, lang, most):
    for size in ('large', 'small'):
        path = os.path.join(folder, f'{size}_{lang}.msgpack.gz')
        if os.path.exists(path):
            break
    bins = msgpack.load(gzip.open(path), raw=False)[1:]
    found = {}
    for centibels, words in enumerate(bins):
        for word in words:
            if WORD.fullmatch(word) and len(found) < most:
                found.setdefault(folded(word), 10 ** (-centibels / 100))
    return found


def estonian_words(dictionary, pages):
    counts = collections.Counter()
    for path in glob.glob(os.path.join(pages, '**/*.html'), recursive=True):
        text = html.unescape(re.sub(r'<script.*?</script>|<[^>]+>', ' ', open(path, encoding='utf-8', errors='replace').read(), flags=re.S))
        counts.update(folded(w) for w in WORD.findall(text))
    total = sum(counts.values())
    # Help pages are full of English names: half their frequency.
    found = {w: n / total / 2 for w, n in counts.items() if n >= 3}
    with open(dictionary, encoding='iso-8859-15') as file:
        for number, line in enumerate(file):
            word = folded(line.split('/')[0].strip())
            if number % ESTONIAN_SHARE == 0 and WORD.fullmatch(word):
                found.setdefault(word, ESTONIAN_FREQUENCY)
    return found


def pairs_of(words, random):
    """Short texts of two words, as often as they are: what single words teach alone misjudges the frequent ones."""
    texts, share = list(words), np.array(list(words.values())) ** PAIR_POWER
    picked = random.choice(len(texts), size=(PAIRS, 2), p=share / share.sum())
    return [f'{texts[a]} {texts[b]}' for a, b in picked]


def without_guests(words, hosts):
    """Words that a list took over from a bigger language around it (English everywhere, Russian in its neighbours) are out."""
    return {w: f for w, f in words.items() if all(host.get(w, 0.0) < 2 * f for host in hosts)}


def samples(args):
    rows, random = [], np.random.default_rng(7)
    english, russian = (wordfreq_words(args.wordfreq, lang, WORDS) for lang in ('en', 'ru'))
    for label, name in enumerate(CLASSES):
        if name == 'et':
            words = estonian_words(args.estonian_words, args.estonian_pages)
        elif name == 'xx':
            words = collections.Counter()
            for lang in OTHERS:
                words.update({w: f / len(OTHERS) for w, f in wordfreq_words(args.wordfreq, lang, OTHER_WORDS).items()})
        else:
            words = wordfreq_words(args.wordfreq, name, WORDS)
        if name not in ('en', 'ru'):
            words = without_guests(words, [english, russian])
        rows += [(text, label, PAIR_WEIGHT * (0.5 if name == 'xx' else 1.0)) for text in pairs_of(words, random)]
        # Between types and tokens: a frequent word counts more, not by its whole frequency.
        weights = np.array(list(words.values())) ** WORD_POWER
        weights *= (0.35 if name == 'xx' else 1.0) * WORDS / weights.sum()
        rows += [(w, label, weight) for w, weight in zip(words, weights)]
        print(name, len(words), file=sys.stderr)
    return rows


def encoded(value):
    number = int(np.clip(round(value * SCALE), -2048, 2047)) + 2048
    return DIGITS[number // 64] + DIGITS[number % 64]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ('--wordfreq', '--estonian-words', '--estonian-pages'):
        parser.add_argument(name, required=True)
    rows = samples(parser.parse_args())
    words, labels, weights = [r[0] for r in rows], np.array([r[1] for r in rows]), np.array([r[2] for r in rows])
    vocabulary = CountVectorizer(analyzer='char_wb', ngram_range=(1, 5), min_df=12, dtype=np.float32, lowercase=False)
    features = vocabulary.fit_transform(words)
    names = np.array(vocabulary.get_feature_names_out())
    # Kept are the n-grams that tell classes apart, by how far their frequency differs, and how often they come.
    counts = np.vstack([np.asarray(features[labels == c].T @ weights[labels == c]).ravel() for c in range(len(CLASSES))]) + 0.5
    logs = np.log(counts / counts.sum(axis=1, keepdims=True))
    worth = np.abs(logs - logs.mean(axis=0)).max(axis=0) * np.sqrt(counts.sum(axis=0))
    kept = np.sort(np.argsort(-worth)[:KEPT_NGRAMS])
    model = LogisticRegression(C=2.0, max_iter=140, tol=1e-3)
    model.fit(features[:, kept], labels, sample_weight=weights)
    coefficients = model.coef_ - model.coef_.mean(axis=0)
    print(' '.join(CLASSES))
    print(''.join(encoded(v) for v in model.intercept_ - model.intercept_.mean()))
    lines = sorted((names[k], ''.join(encoded(v) for v in coefficients[:, i])) for i, k in enumerate(kept))
    print('\n'.join(f'{name}\t{weights}' for name, weights in lines))


if __name__ == '__main__':
    main()
