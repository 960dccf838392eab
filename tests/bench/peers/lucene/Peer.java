// SPDX-License-Identifier: GPL-3.0-or-later
// Lucene as a peer in ranking: its analyzer of the language, BM25, a title field of its own at several boosts.
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Use: Peer LANG DOCS.tsv QUERIES.tsv OUT_FOLDER; columns id, title, text and id, text. Writes OUT_FOLDER/lucene-VARIANT.run.
public final class Peer {
  private static final float[] TITLE_BOOSTS = {0f, 0.3f, 0.6f, 1f};
  private static final float[][] PARAMETERS = {{1.2f, 0.75f}, {1.6f, 0.75f}, {0.9f, 0.4f}};

  private static Analyzer analyzerOf(String language) {
    return switch (language) {
      case "fi" -> new FinnishAnalyzer();
      case "ru" -> new RussianAnalyzer();
      default -> new EnglishAnalyzer();
    };
  }

  private static Query query(String text, float boost, Analyzer analyzer) throws Exception {
    String words = QueryParser.escape(text);
    Query body = new QueryParser("body", analyzer).parse(words);
    if (boost == 0f) return body;
    Query title = new QueryParser("title", analyzer).parse(words);
    return new BooleanQuery.Builder().add(body, BooleanClause.Occur.SHOULD).add(new BoostQuery(title, boost), BooleanClause.Occur.SHOULD).build();
  }

  private static void run(ByteBuffersDirectory directory, List<String> queries, float boost, float[] how, Analyzer analyzer, Path out) throws Exception {
    try (IndexReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity(how[0], how[1]));
      StringBuilder lines = new StringBuilder();
      for (String line : queries) {
        String[] columns = line.split("\t", 2);
        int rank = 0;
        for (ScoreDoc hit : searcher.search(query(columns[1], boost, analyzer), 100).scoreDocs) {
          String id = searcher.storedFields().document(hit.doc).get("id");
          lines.append(columns[0]).append(" Q0 ").append(id).append(' ').append(++rank).append(' ').append(hit.score).append(" lucene\n");
        }
      }
      Files.writeString(out, lines);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Analyzer analyzer = analyzerOf(arguments[0]);
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer)); var lines = Files.lines(Path.of(arguments[1]))) {
      for (String line : (Iterable<String>) lines::iterator) {
        String[] columns = line.split("\t", 3);
        Document document = new Document();
        document.add(new StringField("id", columns[0], Field.Store.YES));
        document.add(new TextField("title", columns[1], Field.Store.NO));
        // The title stands in the body too: without it a title boost of 0 would not see the title at all.
        document.add(new TextField("body", columns[1] + "\n" + columns[2], Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    List<String> queries = Files.readAllLines(Path.of(arguments[2]));
    for (float[] how : PARAMETERS)
      for (float boost : TITLE_BOOSTS)
        run(directory, queries, boost, how, analyzer, Path.of(arguments[3], "lucene-k" + how[0] + "-b" + how[1] + "-t" + boost + ".run"));
  }
}
