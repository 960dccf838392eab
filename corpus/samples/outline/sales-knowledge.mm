<map version="1.0.1">
<!-- SPDX-License-Identifier: CC0-1.0
     A book outline on knowledge management in sales and marketing, so that the outline search has a real mind map to answer; the same as sales-knowledge.opml. -->
<node ID="ID_001" TEXT="What sales knows: knowledge management in sales and marketing">
<richcontent TYPE="NOTE"><html>
<head/>
<body>
<p>Working outline of a handbook. A chapter for each branch; sources wanted for every leaf, in any of the three languages.</p>
</body>
</html>
</richcontent>
<node ID="ID_002" POSITION="right" TEXT="Tacit knowledge">
<node ID="ID_003" TEXT="SECI: from tacit to explicit and back">
<richcontent TYPE="NOTE"><html>
<head/>
<body>
<p>Nonaka and Takeuchi; a sales example for each of the four conversions.</p>
</body>
</html>
</richcontent>
</node>
<node ID="ID_004" TEXT="When an experienced seller leaves"/>
<node ID="ID_005" TEXT="Onboarding new salespeople"/>
</node>
<node ID="ID_006" POSITION="right" TEXT="CRM">
<node ID="ID_007" TEXT="CRM adoption and why people stay away"/>
<node ID="ID_008" TEXT="Data quality in opportunity records"/>
<node ID="ID_009" TEXT="Sales pipeline metrics: win rate, cycle time, coverage">
<richcontent TYPE="NOTE"><html>
<head/>
<body>
<p>Figures with their denominators. Forecasting belongs here too.</p>
</body>
</html>
</richcontent>
</node>
</node>
<node ID="ID_010" POSITION="right" TEXT="Learning from deals">
<node ID="ID_011" TEXT="Lost deals and win/loss interviews">
<richcontent TYPE="NOTE"><html>
<head/>
<body>
<p>Who should call the buyer, and how long after the decision?</p>
</body>
</html>
</richcontent>
</node>
<node ID="ID_012" TEXT="After-action reviews"/>
<node ID="ID_013" TEXT="Competitor intelligence and battle cards"/>
</node>
<node ID="ID_014" POSITION="right" TEXT="Proposals and pricing">
<node ID="ID_015" TEXT="Reusable answers for RFPs and tenders"/>
<node ID="ID_016" TEXT="Discounts and the memory of why they were given"/>
</node>
<node ID="ID_017" POSITION="right" TEXT="Marketing">
<node ID="ID_018" TEXT="Lead scoring and handover to sales"/>
<node ID="ID_019" TEXT="Content marketing from customer questions"/>
<node ID="ID_020" TEXT="Social selling on LinkedIn"/>
<node ID="ID_021" TEXT="Blockchain-based loyalty tokens"/>
<node ID="ID_022" TEXT="Retail shelf audits"/>
</node>
<node ID="ID_023" POSITION="left" TEXT="Sharing in teams">
<node ID="ID_024" TEXT="Communities of practice"/>
<node ID="ID_025" TEXT="Leadership, trust and knowledge sharing"/>
<node ID="ID_026" TEXT="Intranet search and wikis">
<richcontent TYPE="NOTE"><html>
<head/>
<body>
<p>Why a search fails, and who weeds the wiki.</p>
</body>
</html>
</richcontent>
</node>
</node>
<node ID="ID_027" POSITION="left" TEXT="Suomeksi">
<richcontent TYPE="NOTE"><html>
<head/>
<body>
<p>Suomalaiset lähteet samoista aiheista.</p>
</body>
</html>
</richcontent>
<node ID="ID_028" TEXT="Hiljainen tieto myyntitiimissä"/>
<node ID="ID_029" TEXT="CRM:n käyttöönotto ja asiakastiedon laatu"/>
<node ID="ID_030" TEXT="Tarjouskirjasto ja tarjousten uudelleenkäyttö"/>
<node ID="ID_031" TEXT="Lypsykarjatilojen suoramarkkinointi"/>
</node>
<node ID="ID_032" POSITION="left" TEXT="По-русски">
<node ID="ID_033" TEXT="Неявные знания отдела продаж"/>
<node ID="ID_034" TEXT="Воронка продаж и конверсия этапов">
<richcontent TYPE="NOTE"><html>
<head/>
<body>
<p>Нужен пример с таблицей.</p>
</body>
</html>
</richcontent>
</node>
<node ID="ID_035" TEXT="Коммерческое предложение: база готовых ответов"/>
<node ID="ID_036" TEXT="Франчайзинг кофеен самообслуживания"/>
</node>
<node ID="ID_037" POSITION="left" TEXT="Loose ends">
<node ID="ID_038" TEXT="Veterinary practice marketing"/>
<node ID="ID_039" TEXT="Key accounts and customer references"/>
</node>
</node>
</map>
