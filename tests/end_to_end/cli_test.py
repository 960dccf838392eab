# SPDX-License-Identifier: GPL-3.0-or-later
# The built program as a user runs it: every verb's help, exit statuses, formats, streams that close or fill up.
# Usage: cli_test.py [--bin PATH/bifrons] [unittest arguments]; without --bin, $BIFRONS_BIN.
import csv
import fcntl
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

BIN = os.environ.get('BIFRONS_BIN', 'bifrons')
VERBS = ('init import crawl update failed recheck extract terms search count show similar open outline gaps cite topics serve '
         'remove check compact backup restore upgrade stats export config help').split()
NOT_BUILT = 'gaps cite'.split()

ARTICLES = [
    {'id': 'en-1', 'url': 'http://one.test/2009/10/crm-adoption', 'title': 'CRM adoption without tears', 'lang': 'en', 'author': 'A. Desk', 'published': '2009-10-09', 'tags': ['CRM'],
     'text': 'Our sales team adopted the CRM in nine weeks.\n\nSalespeople who negotiated deals kept their notes in it, and the proposals improved.'},
    {'id': 'en-2', 'url': 'http://two.test/2012/wiki', 'title': 'A wiki gardener speaks', 'lang': 'en', 'published': '2012-03',
     'text': 'Knowledge lives in the wiki of a team.\n\nGardening it every week keeps tacit knowledge from walking out of the door.'},
    {'id': 'fi-1', 'url': 'http://kolme.test/hiljainen-tieto', 'title': 'Hiljainen tieto myyntitiimissä', 'lang': 'fi', 'published': '2011',
     'text': 'Hiljainen tieto siirtyy, kun myyjä kertoo häviämistään kaupoista muille.\n\nTarjouksissa toistuvat samat kysymykset.'},
    {'id': 'ru-1', 'url': 'http://chetyre.test/baza', 'title': 'База ответов для продавцов', 'lang': 'ru', 'published': '2013-05-17',
     'text': 'Продавцы ищут ответы на вопросы клиентов каждый день.\n\nБаза знаний экономит им время, если её поддерживают.'},
]
PAGE = '<!doctype html><html lang="en"><head><title>Battle cards | Notes</title></head><body><nav>Home About</nav><article><h1>Battle cards</h1>%s</article></body></html>' % ''.join(
    '<p>Paragraph %d tells why salespeople read one page and not twenty, and what stands on it when the customer calls.</p>' % i for i in range(8))
MIND_MAP = '<map version="1.0"><node TEXT="Selling book"><node TEXT="CRM adoption"/><node TEXT="Zymurgy quixotry"/></node></map>'


def bifrons(*words, kb=None, stdin=b'', env=None, timeout=60):
    command = [BIN, *words] + ([] if kb is None else ['--kb', str(kb)])
    ran = subprocess.run(command, input=stdin, capture_output=True, timeout=timeout, env={**os.environ, **(env or {})})
    ran.out, ran.err = ran.stdout.decode('utf-8'), ran.stderr.decode('utf-8')
    return ran


def lines_of(articles):
    return ''.join(json.dumps(a, ensure_ascii=False) + '\n' for a in articles).encode('utf-8')


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='bifrons-cli-')
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        os.environ.update(BIFRONS_KB=self.path('nowhere'), LC_ALL='C')
        os.environ.pop('NO_COLOR', None)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, content):
        with open(self.path(name), 'wb') as file:
            file.write(content if isinstance(content, bytes) else content.encode('utf-8'))
        return self.path(name)

    def assert_error(self, ran, status, *words):
        self.assertEqual(ran.returncode, status, ran.err)
        self.assertTrue(ran.err.startswith('bifrons: '), ran.err)
        for word in words:
            self.assertIn(word, ran.err)

    def filled(self):
        kb = self.path('kb')
        ran = bifrons('import', '-', kb=kb, stdin=lines_of(ARTICLES))
        self.assertEqual(ran.returncode, 0, ran.err)
        return kb


class Help(CommandLine):
    def test_every_verb_has_help_that_is_the_same_both_ways(self):
        for verb in VERBS:
            with self.subTest(verb):
                asked = bifrons(verb, '--help')
                self.assertEqual((asked.returncode, asked.err), (0, ''))
                self.assertEqual(asked.out, bifrons('help', verb).out)
                for line in asked.out.splitlines():
                    self.assertTrue(len(line) <= 80 or line.startswith('  '), line)

    def test_the_bare_program_lists_its_verbs_in_groups(self):
        ran = bifrons()
        self.assertEqual(ran.returncode, 2)
        for verb in VERBS:
            self.assertRegex(ran.err, r'(?m)^  %s ' % verb)

    def test_what_is_not_built_says_so(self):
        for verb in NOT_BUILT:
            with self.subTest(verb):
                self.assert_error(bifrons(verb), 2, 'not built yet')
                self.assertIn('ot built yet', bifrons('help', verb).out)

    def test_the_version_is_one_line(self):
        start = time.monotonic()
        ran = bifrons('--version')
        self.assertLess(time.monotonic() - start, 2)
        self.assertRegex(ran.out, r'^bifrons \d+\.\d+\.\d+ \(index format \d+\)\n$')

    def test_unknown_verbs_and_options_name_the_nearest(self):
        self.assert_error(bifrons('serach', 'crm'), 2, 'search')
        self.assert_error(bifrons('search', '--lim', '5', 'crm'), 2, '--lim', '--limit')
        self.assert_error(bifrons('count', '--langs=fi'), 2, '--lang')

    def test_man_page_and_completions_are_made(self):
        self.assertIn('.SS "bifrons search', bifrons('--generate', 'manpage').out)
        script = bifrons('--generate', 'bash').out
        self.assertEqual(subprocess.run(['bash', '-n'], input=script.encode()).returncode, 0)
        asked = subprocess.run(['bash', '-c', script + '\nCOMP_WORDS=(bifrons search --sort ""); COMP_CWORD=3; _bifrons; echo "${COMPREPLY[@]}"'], capture_output=True)
        self.assertEqual(asked.stdout.decode().split(), ['relevance', 'date', '-date', 'title'])
        for shell in ('zsh', 'fish'):
            self.assertIn('search', bifrons('--generate', shell).out)

    def test_the_man_page_has_no_groff_warning(self):
        if not shutil.which('groff'):
            self.skipTest('groff is not installed')
        ran = subprocess.run(['groff', '-man', '-Tutf8', '-ww', '-K', 'utf8', '-z'], input=bifrons('--generate', 'manpage').stdout, capture_output=True)
        self.assertEqual(ran.stderr.decode(), '')


class KnowledgeBase(CommandLine):
    def test_init_makes_one_and_leaves_one_as_it_is(self):
        kb = self.path('kb')
        self.assertEqual(bifrons('init', kb).returncode, 0)
        with open(os.path.join(kb, 'bifrons.toml'), 'a', encoding='utf-8') as file:
            file.write('# mine\n')
        self.assertEqual(bifrons('init', kb=kb).returncode, 0)
        with open(os.path.join(kb, 'bifrons.toml'), encoding='utf-8') as file:
            self.assertTrue(file.read().endswith('# mine\n'))
        self.assertEqual(bifrons('count', kb=kb).out, '0\n')
        self.assertEqual(bifrons('check', kb=kb).returncode, 0)

    def test_a_missing_one_is_named_with_the_mend(self):
        for words in (['search', 'crm'], ['count'], ['show', 'x'], ['export'], ['stats'], ['topics'], ['config'], ['update'], ['remove', 'x'], ['check'], ['serve']):
            with self.subTest(words[0]):
                self.assert_error(bifrons(*words, kb=self.path('missing')), 3, 'missing', 'bifrons init')
        self.assertFalse(os.path.exists(self.path('missing')))

    def test_a_foreign_folder_is_left_alone(self):
        os.mkdir(self.path('foreign'))
        self.write('foreign/novel.txt', 'Once')
        self.assert_error(bifrons('init', self.path('foreign')), 2, 'something else')
        self.assert_error(bifrons('import', '-', kb=self.path('foreign'), stdin=lines_of(ARTICLES)), 3)
        self.assertEqual(os.listdir(self.path('foreign')), ['novel.txt'])
        self.assert_error(bifrons('search', 'x', kb=self.path('foreign', 'novel.txt')), 3, 'no directory')

    def test_a_newer_one_is_named_and_left_untouched(self):
        kb = self.filled()
        self.write('kb/version', 'bifrons knowledge base, format 99\n')
        self.assert_error(bifrons('search', 'crm', kb=kb), 5, '99')
        self.assert_error(bifrons('import', '-', kb=kb, stdin=lines_of(ARTICLES)), 5, '99')

    def test_a_locked_one_can_be_read_and_not_written(self):
        kb = self.filled()
        with open(os.path.join(kb, 'lock'), 'r+b') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.assert_error(bifrons('import', '-', kb=kb, stdin=lines_of(ARTICLES)), 4, 'another process')
            self.assert_error(bifrons('remove', 'en-1', kb=kb), 4)
            self.assertEqual(bifrons('count', kb=kb).out, '4\n')
        self.assertEqual(bifrons('remove', 'en-1', kb=kb).returncode, 0)

    def test_an_older_format_is_upgraded_and_loses_nothing(self):
        kb = self.filled()
        before = bifrons('export', kb=kb).out
        with open(os.path.join(kb, 'version'), 'w', encoding='utf-8') as version:
            version.write('bifrons knowledge base, format 1\n')
        self.assert_error(bifrons('search', 'crm', kb=kb), 5, 'upgrade')
        done = bifrons('upgrade', kb=kb)
        self.assertEqual((0, ''), (done.returncode, done.out), done.err)
        self.assertIn('4 articles written anew', done.err)
        self.assertEqual(before, bifrons('export', kb=kb).out)
        self.assertEqual(0, bifrons('search', 'crm', kb=kb).returncode)
        self.assertEqual(0, bifrons('check', kb=kb).returncode)
        self.assertNotIn('upgrade.part', os.listdir(kb))

    def test_compacting_changes_no_answer_and_no_reader_minds(self):
        kb = self.filled()
        before = bifrons('search', 'crm', '--format', 'json', kb=kb).out
        self.assertEqual(0, bifrons('compact', kb=kb).returncode)
        took = re.compile(r'"took_ms":[0-9.e-]+')
        self.assertEqual(took.sub('', before), took.sub('', bifrons('search', 'crm', '--format', 'json', kb=kb).out))
        more = bifrons('import', '-', kb=kb, stdin=lines_of([dict(ARTICLES[0], id='en-9')]))
        self.assertEqual(0, more.returncode, more.err)
        self.assertEqual('5', bifrons('count', kb=kb).out.strip())

    def test_a_backup_is_whole_and_comes_back(self):
        kb, copy = self.filled(), self.path('copy')
        self.assertEqual(bifrons('backup', copy, kb=kb).returncode, 0)
        self.assert_error(bifrons('backup', copy, kb=kb), 2, 'there already')
        self.assertEqual(bifrons('export', kb=copy).out, bifrons('export', kb=kb).out)
        self.assertEqual(bifrons('restore', copy, kb=self.path('again')).returncode, 0)
        self.assertEqual(bifrons('import', '-', kb=self.path('again'), stdin=lines_of(ARTICLES)).returncode, 0)
        self.assertEqual(bifrons('check', kb=self.path('again')).out, '4 articles, 0 faults\n')
        self.assert_error(bifrons('restore', self.path('absent'), kb=self.path('more')), 3, 'absent')

    def test_settings_say_where_they_come_from(self):
        kb = self.filled()
        ran = bifrons('config', '--show-origin', '--format', 'tsv', kb=kb, env={'BIFRONS_CRAWL_DELAY': '5'})
        self.assertIn('crawl.delay\t5\tenvironment BIFRONS_CRAWL_DELAY\n', ran.out)
        self.assertIn('\tbuilt in\n', ran.out)
        self.assert_error(bifrons('config', kb=kb, env={'BIFRONS_CRAWL_DELAY': 'soon'}), 2, 'BIFRONS_CRAWL_DELAY')

    def test_the_environment_and_the_option_before_the_verb_choose_it(self):
        kb = self.filled()
        self.assertEqual(bifrons('count', env={'BIFRONS_KB': kb}).out, '4\n')
        self.assertEqual(subprocess.run([BIN, '--kb', kb, 'count'], capture_output=True).stdout, b'4\n')


class Import(CommandLine):
    def test_a_bad_line_is_named_and_the_others_are_kept(self):
        lines = lines_of(ARTICLES).splitlines(keepends=True)
        lines.insert(2, b'{"id": "bad", "text": \n')
        ran = bifrons('import', self.write('articles.jsonl', b''.join(lines)), kb=self.path('kb'))
        self.assertEqual(ran.returncode, 7, ran.err)
        self.assertRegex(ran.err, r'line 3\b')
        self.assertEqual(bifrons('count', kb=self.path('kb')).out, '4\n')

    def test_a_missing_path_is_named_and_the_rest_goes_on(self):
        ran = bifrons('import', self.path('absent.jsonl'), self.write('a.jsonl', lines_of(ARTICLES)), kb=self.path('kb'))
        self.assertEqual(ran.returncode, 7)
        self.assertIn('absent.jsonl', ran.err)
        self.assertEqual(bifrons('import', self.path('absent.jsonl'), kb=self.path('kb')).returncode, 2)
        self.assert_error(bifrons('import', '--ignore', 'title', '-', kb=self.path('kb')), 2, 'title')

    def test_export_gives_what_import_takes(self):
        kb = self.filled()
        exported = bifrons('export', kb=kb)
        self.assertEqual(sorted(json.loads(line)['id'] for line in exported.out.splitlines()), ['en-1', 'en-2', 'fi-1', 'ru-1'])
        again = bifrons('import', '--ignore', 'topics', '-', kb=self.path('second'), stdin=exported.stdout)
        self.assertEqual(again.returncode, 0, again.err)
        self.assertIn('made a new knowledge base', again.err)
        self.assertEqual(bifrons('export', kb=self.path('second')).out, exported.out)

    def test_remove_names_what_is_not_there(self):
        kb = self.filled()
        self.assert_error(bifrons('remove', 'en-1', 'absent', kb=kb), 7, 'absent')
        self.assertEqual(bifrons('count', kb=kb).out, '3\n')
        self.assertEqual(bifrons('remove', 'absent', kb=kb).returncode, 1)

    def test_an_interrupt_keeps_what_was_read(self):
        process = subprocess.Popen([BIN, 'import', '-', '--kb', self.path('kb')], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdin.write(lines_of(ARTICLES))
        process.stdin.flush()
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        more = lines_of([{**ARTICLES[0], 'id': 'late-%d' % i} for i in range(50)])
        process.communicate(more, timeout=20)
        self.assertEqual(process.returncode, 130)
        self.assertEqual(bifrons('check', kb=self.path('kb')).returncode, 0)
        self.assertLess(int(bifrons('count', kb=self.path('kb')).out), 54)

    def test_a_full_disk_loses_nothing_that_was_committed(self):
        mount = self.path('disk')
        os.mkdir(mount)
        if os.geteuid() != 0 or subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', mount], capture_output=True).returncode != 0:
            self.skipTest('a small file system can only be mounted by root')
        self.addCleanup(subprocess.run, ['umount', mount])
        kb = os.path.join(mount, 'kb')
        self.assertEqual(bifrons('import', '-', kb=kb, stdin=lines_of(ARTICLES)).returncode, 0)
        big = lines_of([{'id': 'big-%d' % i, 'text': ' '.join('word%dx%d' % (i, j) for j in range(400))} for i in range(2500)])
        self.assert_error(bifrons('import', '-', kb=kb, stdin=big), 3, 'disk')
        self.assertGreaterEqual(int(bifrons('count', kb=kb).out), 4)


class Search(CommandLine):
    def test_found_is_0_and_not_found_is_1_in_silence(self):
        kb = self.filled()
        for query in ('crm', 'negotiating deals', 'myyjälle', 'продавцам'):
            ran = bifrons('search', query, kb=kb)
            self.assertEqual((ran.returncode, ran.err), (0, ''), query)
        ran = bifrons('search', 'zymurgy', kb=kb)
        self.assertEqual((ran.returncode, ran.err), (1, ''))
        self.assertEqual(bifrons('count', 'zymurgy', kb=kb).out, '0\n')
        self.assert_error(bifrons('search', kb=kb), 2)

    def test_words_are_joined_and_a_dash_is_no_option(self):
        kb = self.filled()
        ran = bifrons('search', 'crm', '-wiki', '--format', 'json', kb=kb)
        self.assertEqual(json.loads(ran.out)['query'], 'crm -wiki')
        self.assertEqual(json.loads(bifrons('search', '--format=json', '--kb', kb, '--', '--crm', 'adoption').out)['query'], '--crm adoption')

    def test_a_malformed_query_names_the_column(self):
        kb = self.filled()
        self.assert_error(bifrons('search', 'crm title:(', kb=kb), 2, 'column')
        self.assert_error(bifrons('search', 'date:soon', kb=kb), 2, 'column')
        self.assert_error(bifrons('count', 'auther:desk', kb=kb), 2, 'author')

    def test_every_format_parses(self):
        kb = self.filled()
        answer = json.loads(bifrons('search', 'crm', '--format', 'json', '--facets', 'lang', kb=kb).out)
        self.assertEqual(answer['total'], 1)
        self.assertEqual(answer['items'][0]['id'], 'en-1')
        self.assertEqual(answer['facets']['lang'][0]['value'], 'en')
        self.assertEqual(json.loads(bifrons('search', 'crm', '--format', 'jsonl', kb=kb).out)['id'], 'en-1')
        self.assertIn('en-1', bifrons('search', 'crm', '--format', 'tsv', kb=kb).out.split('\t'))
        rows = list(csv.DictReader(io.StringIO(bifrons('search', 'crm', '--format', 'csv', kb=kb).out)))
        self.assertEqual(rows[0]['id'], 'en-1')
        self.assertEqual(bifrons('search', 'crm', '--format', 'urls', kb=kb).out, 'http://one.test/2009/10/crm-adoption\n')
        self.assertRegex(bifrons('search', 'crm', '--format', 'trec', kb=kb).out, r'^\S+ Q0 en-1 1 \S+ \S+\n$')
        self.assertIn('<feed', bifrons('search', 'crm', '--format', 'atom', kb=kb).out)
        self.assert_error(bifrons('search', 'crm', '--format', 'xml', kb=kb), 2, 'xml', 'json')

    def test_filters_narrow_and_leave_out(self):
        kb = self.filled()
        count = lambda *words: bifrons('count', *words, kb=kb).out
        self.assertEqual(count('--lang', 'fi,ru'), '2\n')
        self.assertEqual(count('--lang', 'fi', '--lang=ru'), '2\n')
        self.assertEqual(count('--lang', '-en'), '2\n')
        self.assertEqual(count('--site', 'one.test', 'crm'), '1\n')
        self.assertEqual(count('--from', '2011', '--to', '2012'), '2\n')
        self.assert_error(bifrons('count', '--from', 'yesterday', kb=kb), 2, '--from')
        self.assert_error(bifrons('search', 'crm', '--limit', '1001', kb=kb), 2, '--limit', '1000')
        self.assert_error(bifrons('search', 'crm', '--sort', 'size', kb=kb), 2, 'size')

    def test_sorting_takes_a_value_with_a_dash(self):
        kb = self.filled()
        ids = [row.split('\t')[2] for row in bifrons('search', '', '--sort', '-date', '--format', 'tsv', kb=kb).out.splitlines()]
        self.assertEqual(ids, ['ru-1', 'en-2', 'fi-1', 'en-1'])

    def test_queries_come_a_line_each_from_standard_input(self):
        kb = self.filled()
        ran = bifrons('search', '-', '--format', 'json', kb=kb, stdin='crm\n\nhiljainen tieto\n'.encode())
        self.assertEqual([json.loads(line)['query'] for line in ran.out.splitlines()], ['crm', 'hiljainen tieto'])

    def test_a_batch_of_queries_gives_a_run(self):
        kb = self.filled()
        queries = self.write('queries.jsonl', '{"id":"q1","text":"title:( crm"}\nno json\n{"id":7,"text":"tieto","lang":"fi"}\n')
        ran = bifrons('search', '--queries', queries, '--format', 'trec', kb=kb)
        self.assertEqual(ran.returncode, 7)
        self.assertIn('line 2', ran.err)
        run = [line.split() for line in ran.out.splitlines()]
        self.assertEqual([(row[0], row[1], row[2], row[3]) for row in run], [('q1', 'Q0', 'en-1', '1'), ('7', 'Q0', 'fi-1', '1')])
        self.assert_error(bifrons('search', '--queries', queries, kb=kb), 2, 'trec')

    def test_a_misspelt_word_is_told_beside_what_was_found(self):
        kb, ask = self.filled(), lambda *more: bifrons('search', 'adopiton', *more, kb=kb)
        self.assertEqual((ask().returncode, ask().err), (0, 'Did you mean: adoption\n'))
        self.assertEqual([ask('--format', form).err for form in ('urls', 'json')], ['', ''])
        self.assertEqual((ask('--lang', 'ru').returncode, ask('--lang', 'ru').err), (1, ''))

    def test_colour_is_as_told(self):
        kb = self.filled()
        self.assertIn('\x1b[', bifrons('search', 'crm', '--color', 'always', kb=kb).out)
        for words in (['--color', 'never'], []):
            self.assertNotIn('\x1b[', bifrons('search', 'crm', *words, kb=kb).out)


class Articles(CommandLine):
    def test_show_similar_open_and_topics(self):
        kb = self.filled()
        shown = json.loads(bifrons('show', 'fi-1', '--format', 'json', kb=kb).out)
        self.assertEqual((shown['title'], shown['modified']), ('Hiljainen tieto myyntitiimissä', None))
        self.assertIn('Hiljainen tieto', bifrons('show', 'fi-1', kb=kb).out)
        self.assert_error(bifrons('show', 'absent', kb=kb), 1, 'absent')
        self.assertEqual(bifrons('open', 'en-2', kb=kb).out, 'http://two.test/2012/wiki\n')
        self.assertIn(bifrons('similar', 'en-1', kb=kb).returncode, (0, 1))
        self.assertIn('crm', [topic['id'] for topic in json.loads(bifrons('topics', '--format', 'json', kb=kb).out)['topics']])
        self.assertIn('crm', bifrons('topics', 'why', 'en-1', kb=kb).out)
        self.assert_error(bifrons('topics', 'show', 'absent', kb=kb), 1, 'absent')
        self.assertEqual(json.loads(bifrons('stats', '--format', 'json', kb=kb).out)['documents'], 4)

    def test_topics_are_applied_after_an_edit(self):
        kb = self.filled()
        self.assertIn('0 articles would change', bifrons('topics', 'apply', '--dry-run', kb=kb).err)
        self.write('kb/topics.toml', '[[topic]]\nid = "crm"\nlabels = { en = "CRM" }\n')
        dry = bifrons('topics', 'apply', '--dry-run', kb=kb)
        if dry.returncode == 2:
            self.skipTest('this taxonomy is not written as topics.toml wants it: ' + dry.err)
        self.assertIn('would change', dry.err)
        self.assertEqual(bifrons('topics', 'apply', kb=kb).returncode, 0)
        self.assertIn('0 articles would change', bifrons('topics', 'apply', '--dry-run', kb=kb).err)

    def test_outline_finds_sources_and_gaps(self):
        kb = self.filled()
        file = self.write('book.mm', MIND_MAP)
        nodes = json.loads(bifrons('outline', file, '--format', 'json', kb=kb).out)['nodes']
        grades = {node['text']: node['coverage'] for node in nodes}
        self.assertEqual(grades['Zymurgy quixotry'], 'missing')
        self.assertNotEqual(grades['CRM adoption'], 'missing')
        self.assertEqual(bifrons('outline', file, '--fail-on', 'missing', kb=kb).returncode, 1)
        self.assertEqual(bifrons('outline', file, kb=kb).returncode, 0)
        self.assert_error(bifrons('outline', self.path('absent.mm'), kb=kb), 2, 'absent.mm')

    def test_extract_reads_a_page_and_a_batch(self):
        page = self.write('page.html', PAGE)
        article = json.loads(bifrons('extract', page, '--url', 'http://notes.test/battle-cards').out)
        self.assertEqual((article['title'], article['site'], article['published']), ('Battle cards', 'notes.test', None))
        self.assertEqual(json.loads(bifrons('extract', '-', stdin=PAGE.encode()).out)['text'], article['text'])
        jobs = ''.join(json.dumps({'id': 'p%d' % i, 'url': '', 'html_path': page}) + '\n' for i in range(150)).splitlines(keepends=True)
        jobs.insert(1, 'broken\n')
        jobs.insert(2, json.dumps({'id': 'x', 'html_path': self.path('absent')}) + '\n')
        ran = bifrons('extract', '--batch', stdin=''.join(jobs).encode())
        self.assertEqual(ran.returncode, 7)
        self.assertIn('line 2', ran.err)
        self.assertIn('line 3', ran.err)
        self.assertEqual([json.loads(line)['id'] for line in ran.out.splitlines()], ['p%d' % i for i in range(150)])

    def test_extract_explains_itself_and_writes_markdown(self):
        page = self.write('page.html', PAGE)
        explained = bifrons('extract', page, '--explain').out
        self.assertRegex(explained, r'furniture Home About\n +its element is for navigation')
        self.assertRegex(explained, r'body +Paragraph 0 tells')
        blocks = [json.loads(line) for line in bifrons('extract', page, '--explain', '--format', 'jsonl').out.splitlines()]
        self.assertEqual([block['role'] for block in blocks].count('body'), 8)
        coloured = bifrons('extract', page, '--explain', '--format', 'html').out
        self.assertIn("default-src 'none'", coloured)
        self.assertIn('class="b furniture"', coloured)
        markdown = bifrons('extract', page, '--format', 'markdown').out
        self.assertTrue(markdown.startswith('---\ntitle: "Battle cards"\n'), markdown[:80])
        self.assertIn('\n# Battle cards\n\nParagraph 0', markdown)
        self.assert_error(bifrons('extract', page, '--format', 'html'), 2, '--explain')

    def test_rules_for_a_site_mend_what_is_kept(self):
        page = self.write('page.html', PAGE.replace('<p>Paragraph 3', '<p class="promo">Paragraph 3'))
        self.assertNotIn('Paragraph 3', json.loads(bifrons('extract', page, '--drop', '.promo').out)['text'])
        self.assertEqual(json.loads(bifrons('extract', page, '--keep', '.promo').out)['text'].count('Paragraph'), 1)
        self.assert_error(bifrons('extract', page, '--drop', 'p >'), 2, 'p >')
        kb = self.path('rules-kb')
        self.assertEqual(bifrons('init', kb).returncode, 0)
        settings = os.path.join(kb, 'bifrons.toml')
        with open(settings, 'a', encoding='utf-8') as file:
            file.write('\n[site."notes.test"]\ndrop = [".promo"]\n')
        saved = self.write('saved.html', '<!-- saved from url=(0029)http://notes.test/battle-cards/ -->' + PAGE.replace('<p>Paragraph 3', '<p class="promo">Paragraph 3'))
        self.assertEqual(bifrons('import', saved, kb=kb).returncode, 0)
        stored = json.loads(bifrons('export', kb=kb).out)
        self.assertNotIn('Paragraph 3', stored['text'])
        self.assertEqual((stored['structure'], bool(stored['extractor'])), ('p' * 7, True))
        self.assertNotIn('Paragraph 3', json.loads(bifrons('extract', page, '--url', 'http://notes.test/a', kb=kb).out)['text'])
        with open(settings, 'a', encoding='utf-8') as file:
            file.write('keep = ["..x"]\n')
        self.assert_error(bifrons('import', saved, kb=kb), 2, 'bifrons.toml')

    def test_terms_are_the_stems_of_words(self):
        self.assertEqual(bifrons('terms', '--lang', 'en', stdin=b'negotiating\nnegotiated\n\n').out, 'negoti\nnegoti\n\n')
        self.assert_error(bifrons('terms', stdin=b'x\n'), 2, 'language')


class Streams(CommandLine):
    def test_a_closed_pipe_ends_it_quietly(self):
        big = lines_of([{'id': 'n%d' % i, 'text': 'knowledge ' * 300} for i in range(200)])
        self.assertEqual(bifrons('import', '-', kb=self.path('kb'), stdin=big).returncode, 0)
        process = subprocess.Popen([BIN, 'export', '--kb', self.path('kb')], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(10)
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b'')
        process.stderr.close()
        self.assertEqual(process.wait(20), 0)

    def test_a_full_output_is_an_error(self):
        if not os.path.exists('/dev/full'):
            self.skipTest('there is no /dev/full')
        kb = self.filled()
        with open('/dev/full', 'wb') as full:
            ran = subprocess.run([BIN, 'search', 'crm', '--kb', kb], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(ran.returncode, 7)
        self.assertIn(b'could not be written', ran.stderr)

    def test_text_is_utf8_whatever_the_locale(self):
        kb = self.filled()
        for locale in ('C', 'POSIX', 'en_US.ISO-8859-1'):
            self.assertIn('База ответов', bifrons('search', 'ответы', kb=kb, env={'LC_ALL': locale}).out)


class Network(CommandLine):
    def test_nothing_that_answers_is_a_network_failure(self):
        ran = bifrons('crawl', 'http://127.0.0.1:9/', '--once', kb=self.path('kb'), env={'http_proxy': ''})
        self.assertEqual(ran.returncode, 6, ran.err)
        self.assertIn('127.0.0.1:9', ran.err)
        self.assert_error(bifrons('crawl', 'ftp://one.test/', kb=self.path('kb')), 2, 'ftp://one.test/')
        self.assertEqual(bifrons('update', kb=self.path('kb')).returncode, 1)
        self.assertEqual(bifrons('failed', kb=self.path('kb')).returncode, 1)

    def test_the_daemon_checks_its_settings_and_stops_when_told(self):
        kb = self.filled()
        daemon = os.path.join(os.path.dirname(BIN), 'bifrons-searchd')
        self.assertEqual(subprocess.run([daemon, '-t', '--kb', kb], capture_output=True).returncode, 0)
        self.assertEqual(subprocess.run([daemon, '-t', '--kb', self.path('missing')], capture_output=True).returncode, 3)
        process = subprocess.Popen([BIN, 'serve', '--kb', kb, '--listen', '127.0.0.1:0'], stderr=subprocess.PIPE)
        port = int(re.search(rb':(\d+)/', process.stderr.readline()).group(1))
        self.assert_error(bifrons('serve', '--listen', '127.0.0.1:%d' % port, kb=kb), 6, str(port))
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
        self.assertEqual(process.returncode, 0)


if __name__ == '__main__':
    if '--bin' in sys.argv:
        at = sys.argv.index('--bin')
        BIN = os.path.abspath(sys.argv[at + 1])
        del sys.argv[at:at + 2]
    unittest.main()
