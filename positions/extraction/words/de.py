"""General German words."""

from positions.extraction.words.grammar import Grammar

_SAY = (
    *"sagt* erklärt* betont* fügt* ergänzt* teilt* schreibt schrieb bekräftigt* unterstrich*".split(),
    *"unterstreicht erläutert* meint* nannte nennt bezeichnet* kündigt* warnt*".split(),
    *"räumt* erinnert* wiederholt* antwortet* berichtet* behauptet* versichert* äußert*".split(),
    *"sprach spricht gesagt so verlangt* hält hielt beharrt* stellte stellt sagte sagen".split(),
    *"mahnt* forderte verwies verweist konstatiert* bilanziert* signalisiert* deutet*".split(),
    *"kommentiert* argumentiert* entgegnet* resümiert* lobte lobt zufolge ließ glaubt".split(),
)
_WANT = (
    *"will wollen wollte möchte fordert* fordern verlangt* verlangen pocht* drängt* besteht".split(),
    *"bestehen schlägt schlagen vorgeschlagen befürwortet* unterstützt* unterstützen".split(),
    *"plädiert* strebt* hofft* hoffen erwartet* setzt* bietet boten bot angeboten wünscht*".split(),
    *"beabsichtigt* plant* droht* drohte begrüßt* bittet bat knüpft* ruft rief".split(),
    *"appelliert* bereit sieht sehen verspricht versprach pochen".split(),
    *"stellt bindet verteidigt* wirbt beansprucht*".split(),
)
_NO = (
    *"nicht kein keine keinen keinem keiner nie niemals nichts ohne lehnt lehnte lehnen".split(),
    *"abgelehnt ablehnt ablehnen ablehnung weigert* weigerung verweiger* schließt schloss".split(),
    *"ausgeschlossen ausschließ* unannehmbar* inakzeptab* unmöglich* gegen verbiet* verbot*".split(),
    *"blockier* veto weist wies zurückgewiesen zurückweis* dementiert* widerspr* untragbar".split(),
    *"undenkbar* verwirft verwarf zweifel* skeptisch* nein hinnehmbar absage".split(),
    "kommt nicht in frage", "komme nicht in frage", "nicht in frage", "rote linie", "rote linien",
)
_READY = (
    *"bereit bereitschaft offen einverstanden akzeptier* zugestimmt zustimm* stimmt".split(),
    *"willens befürwortet* begrüßt*".split(),
    "nicht aus", "nichts dagegen", "nicht ausgeschlossen",
)
_ROLE = (
    *"präsident* präsidentin minister* ministerin kanzler* kanzlerin bundeskanzler*".split(),
    *"regierungschef* regierungssprecher* sprecher* sprecherin außenminister* chef chefs".split(),
    *"verteidigungsminister* ministerpräsident* premier* staatschef* diplomat* botschafter*".split(),
    *"berater* gesandte* sondergesandte* unterhändler* generalsekretär* politiker* beamte*".split(),
    *"kremlchef* staatsoberhaupt kommissar* kremlsprecher* amtskolleg* kommissionspräsident*".split(),
    *"vizepräsident* cdu-politiker* us-präsident* finanzminister* vertreter*".split(),
)
_SIDE = (
    *"seite delegation regierung führung verwaltung behörden ministerium diplomatie".split(),
    *"außenministerium präsidialamt hauptstadt parlament kommission präsidentenbüro".split(),
)
_PLAN = (
    *"plan plans pläne entwurf entwurfs vorschlag vorschläge papier dokument memorandum".split(),
    *"initiative idee ideen text fassung konzept rahmen punkte formel friedensplan".split(),
    *"gegenvorschlag 28-punkte-plan punkteplan".split(),
)
_STANCE = (
    *"forderung* weigerung ablehnung haltung position bedingung* bereitschaft wunsch".split(),
    *"ziel ziele appell absage anspruch linie nein".split(),
)
_LEAK = (
    *"quelle quellen insider* durchgesickert* anonym* unbestätigt* angeblich medienbericht*".split(),
    *"kreise kreisen informanten".split(),
    "dem vernehmen nach", "soll sich", "nach informationen", "nach angaben von diplomaten",
    "liegt vor", "vorliegt", "unter berufung auf", "wie medien berichten", "soll bereit",
    "wall street journal", "financial times", "axios", "bloomberg", "politico",
    "washington post", "new york times", "nicht veröffentlicht*", "namentlich nicht",
    "nicht genannt", "zugespielt",
)
GRAMMAR = Grammar(
    classes={
        "say": _SAY,
        "want": _WANT,
        "no": _NO,
        "ready": _READY,
        "role": _ROLE,
        "side": _SIDE,
        "plan": _PLAN,
        "stance_noun": _STANCE,
        "leak": _LEAK,
        "nameless": ("quelle", "quellen", "insider*", "anonym*", "kreise", "kreisen"),
        "paper": (
            "erklärung", "kommuniqué", "memorandum", "resolution", "offener brief",
            "gemeinsame erklärung", "gemeinsamen erklärung", "mitteilung", "dekret",
        ),
        "text": ("text", "erklärung", "kommuniqué", "dokument", "brief", "memorandum"),
        "document": (
            *"erklärung rede brief kommuniqué ansprache botschaft mitschrift interview".split(),
            *"stellungnahme pressemitteilung regierungserklärung".split(),
        ),
        "event": ("angriff*", "drohne*", "rakete*", "beschuss"),
        "according": (
            "laut", "nach ansicht", "nach meinung", "nach den worten", "nach angaben",
            "aus sicht", "in den augen", "nach worten", "nach darstellung",
        ),
        "letter": ("offener brief", "offenen brief", "in einem brief"),
        "aside": ("seinen worten nach", "seiner ansicht nach", "nach seinen worten", "ihm zufolge", "aus seiner sicht", "nach seiner ansicht", "ihren worten nach"),
        "view": ("ansicht", "worten", "zufolge", "augen"),
        "modal": (
            "muss", "müssen", "müsse", "müsste", "soll", "sollen", "solle", "sollte", "kann",
            "können", "könne", "könnte", "wird", "werde", "werden", "darf", "dürfe",
        ),
        "duty": (
            "muss", "müssen", "müsse", "müsste", "soll", "sollen", "solle", "sollte", "sollten",
        ),
        "when": ("wenn", "falls", "sobald", "solange", "bis", "nachdem", "bevor", "ob", "sofern"),
        "aux": ("ist", "hat", "war", "sind", "haben", "sei", "habe"),
        "only": ("nur", "erst", "bis", "bevor", "wenn", "sobald", "nach", "vorher", "zuerst"),
        "not": ("nicht", "kein", "keine", "nie", "ohne", "nichts"),
        "judged": (
            "unannehmbar*", "inakzeptab*", "unmöglich*", "nicht in frage", "wichtig*",
            "entscheidend*", "rote linie", "hinnehmbar", "ausgeschlossen",
        ),
        "refused": (
            *"abgelehnt ausgeschlossen unannehmbar* inakzeptab* unmöglich* zurückgewiesen".split(),
            *"ab aus zurück undenkbar* verworfen nicht verboten kein keine".split(),
            "nicht in frage", "nicht zur debatte", "nicht verhandelbar", "rote linie",
        ),
        "both": ("beide seiten", "beiden seiten", "die konfliktparteien", "beide parteien"),
    },
    person_pronouns=frozenset({"er", "sie"}),
    thing_pronouns=frozenset(),
    plural_pronouns=frozenset(),
    first_person=frozenset({"wir", "ich", "uns", "unser", "unsere", "unserer", "mir"}),
    possessives=frozenset({"sein", "seine", "seiner", "seinem", "ihr", "ihre", "ihrer", "ihrem"}),
    oblique=frozenset(
        "in im an am auf aus bei mit nach von vom zu zum zur über gegen um durch unter "
        "zwischen vor hinter gegenüber".split()
    ),
    agent=frozenset({"von", "für"}),
    by=frozenset({"von"}),
    conjunctions=frozenset({"und", "oder", "sowie", "wie", "auch"}),
    articles=frozenset(
        {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer"}
    ),
    definite=frozenset({"der", "die", "das", "den", "dem", "dieser", "diese", "dieses"}),
    relatives=frozenset({"dass", "welcher", "welche"}),
    genitives=frozenset({"der", "des", "von"}),
    free_order=True,
    noun_endings=frozenset({"", "s", "n", "en", "e", "es"}),
    adjective_endings=frozenset({"", "e", "er", "en", "em", "es"}),
    weekdays={
        day: k
        for k, day in enumerate(
            "montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
        )
    },
    months={
        month: k
        for k, month in enumerate(
            "januar februar märz april mai juni juli august september oktober november "
            "dezember".split(),
            1,
        )
    },
    yesterday=frozenset({"gestern"}),
    today=frozenset({"heute"}),
    conditions=(
        "nur wenn", "erst wenn", "unter der bedingung", "wenn", "falls", "sobald", "solange",
        "bis", "nachdem", "bevor", "sofern", "im gegenzug", "erst nach",
    ),
)
