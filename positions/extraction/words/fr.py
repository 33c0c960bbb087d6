"""General French words."""

from positions.extraction.words.grammar import Grammar

_SAY = (
    *"dit disait disent déclar* affirm* assur* soulign* ajout* indiqu* expliqu* précis*".split(),
    *"rappel* estim* annonc* répét* écrit écrivait confi* insist* prévien* prévenu averti*".split(),
    *"admis admet reconnaît reconnu conclu conclut poursuivi poursuit lancé lance martel*".split(),
    *"répond* répondu raconté raconte juge jugé jugeait évoqu* promet* promis laissé".split(),
    *"confirm* dénonc* salu* considèr* qualifi* défend défendu plaid* réaffirm* réitér*".split(),
    *"glissé glisse tranché tranche résume résumé observe observé note noté plaide".split(),
    *"parle parlé dément démenti prévient aver* exprim* détaill*".split(),
    "fait savoir", "fait valoir",
)
_WANT = (
    *"veut veulent voulait souhait* demand* exig* réclam* propos* appel* soutien* soutenu".split(),
    *"soutient plaid* cherch* refus* attend* espèr* entend entendent prôn* préfèr* défend*".split(),
    *"menac* offr* offert prévoi* prévu envisag* insist* tient tiennent conditionn* pose".split(),
    *"posé vise visent milit* pouss* press* réaffirm* ambitionn* aspir* prêt prête prêts".split(),
    *"accept* favorable* poursuit".split(),
    "se bat pour", "tient à", "se dit prêt", "milite pour",
)
_NO = (
    *"ne n' pas jamais aucun aucune ni non sans refus* rejet* exclu* exclut oppos* inacceptable*".split(),
    *"impossible* interdi* contre veto bloqu* écart* impensable* niet récus* dément*".split(),
    *"inenvisageable* hostile* repouss* réfut* doute doutes".split(),
    "hors de question", "ligne rouge", "lignes rouges", "pas question", "fin de non recevoir",
)
_READY = (
    *"prêt prête prêts accept* ouvert ouverte ouverts dispos* favorable* consent* accord".split(),
    "n'exclut pas", "n' exclut pas", "ne s'oppose pas", "pas opposé",
)
_ROLE = (
    *"président présidente ministre premier chef cheffe chancelier porte-parole secrétaire".split(),
    *"dirigeant diplomate ambassadeur conseiller émissaire envoyé négociateur responsable".split(),
    *"commissaire députée homologue locataire patron".split(),
    "premier ministre", "chef de l'état", "chef de l' état", "porte parole", "haut responsable",
    "chef de la diplomatie", "ministre des affaires étrangères",
)
_SIDE = (
    *"délégation gouvernement administration autorités diplomatie présidence ministère".split(),
    *"camp exécutif commission parlement capitale partie".split(),
)
_PLAN = (
    *"plan projet proposition* texte document papier mémorandum initiative* idée* version".split(),
    *"cadre schéma points brouillon contre-proposition formule".split(),
)
_STANCE = (
    *"exigence* refus position demande* condition* volonté revendication* objectif* ligne".split(),
    *"souhait appel rejet opposition priorité".split(),
)
_LEAK = (
    *"fuite fuites anonymat anonyme* officieux source sources".split(),
    "sous couvert d'anonymat", "sous couvert d' anonymat", "selon des sources",
    "selon une source", "d'après des sources", "selon la presse", "selon les médias",
    "consulté par", "dévoilé par", "obtenu par", "aurait", "auraient", "serait prêt",
    "wall street journal", "financial times", "axios", "bloomberg", "politico",
    "washington post", "new york times", "révélé par", "non confirmé*", "à en croire",
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
        "nameless": ("anonymat", "source", "sources", "anonyme*"),
        "paper": (
            "communiqué", "déclaration", "mémorandum", "résolution", "lettre ouverte",
            "déclaration commune", "communiqué commun", "décret", "site officiel",
        ),
        "text": ("texte", "communiqué", "déclaration", "document", "lettre", "mémorandum"),
        "document": (
            *"déclaration communiqué discours lettre allocution message intervention".split(),
            *"entretien tribune conférence".split(),
        ),
        "event": ("frappe*", "attaque*", "bombard*", "drone*", "missile*"),
        "according": ("selon", "d'après", "d' après", "aux yeux de", "de l'avis de"),
        "letter": ("lettre ouverte", "dans une lettre"),
        "aside": ("selon lui", "selon elle", "à ses yeux", "d'après lui", "à son avis"),
        "view": ("yeux", "avis"),
        "modal": (
            "doit", "doivent", "devra", "devrait", "devraient", "faut", "faudra", "peut",
            "peuvent", "pourrait", "pourra", "sera", "seront", "serait",
        ),
        "duty": ("doit", "doivent", "devra", "devrait", "devraient", "faut", "devait"),
        "when": ("si", "tant", "quand", "lorsque", "après", "avant", "dès", "une fois"),
        "aux": ("a", "est", "ont", "sont", "était", "avait"),
        "only": ("seulement", "avant", "après", "tant", "sauf", "que si", "à condition"),
        "not": ("ne", "n'", "pas", "jamais", "sans", "ni"),
        "judged": (
            "inacceptable*", "impossible*", "hors de question", "essentiel*", "acceptable*",
            "ligne rouge", "pas question", "exclu",
        ),
        "refused": (
            *"rejeté* refusé* exclu* inacceptable* impossible* écarté* interdit* impensable*".split(),
            *"inenvisageable* refuse rejette".split(),
            "hors de question", "pas question", "n'est pas", "n' est pas", "ne sera", "ne peut",
            "ne peuvent", "ne doit", "n'aura", "ne saurait", "pas négociable",
        ),
        "both": ("les deux parties", "les deux camps", "les belligérants", "les deux présidents"),
    },
    person_pronouns=frozenset({"il", "elle"}),
    thing_pronouns=frozenset(),
    plural_pronouns=frozenset({"ils", "elles"}),
    first_person=frozenset({"nous", "je", "j'", "notre", "nos", "mon", "ma"}),
    possessives=frozenset({"son", "sa", "ses", "leur", "leurs"}),
    oblique=frozenset(
        "à au aux de d' du des dans en avec contre sur sous vers entre chez par pour".split()
    ),
    agent=frozenset({"par", "pour"}),
    by=frozenset({"par"}),
    conjunctions=frozenset({"et", "ou", "comme", "ni"}),
    articles=frozenset({"le", "la", "les", "l'", "un", "une"}),
    definite=frozenset({"le", "la", "les", "l'", "ce", "cette", "ces"}),
    relatives=frozenset({"que", "qu'", "qui", "dont"}),
    genitives=frozenset({"de", "d'", "du", "des"}),
    free_order=True,
    noun_endings=frozenset({"", "s"}),
    adjective_endings=frozenset({"", "s", "e", "es", "ne", "nes"}),
    weekdays={
        day: k
        for k, day in enumerate("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
    },
    months={
        month: k
        for k, month in enumerate(
            "janvier février mars avril mai juin juillet août septembre octobre novembre "
            "décembre".split(),
            1,
        )
    },
    yesterday=frozenset({"hier"}),
    today=frozenset({"aujourd'hui"}),
    conditions=(
        "à condition", "si", "tant que", "dès que", "après", "une fois", "sauf si", "lorsque",
        "quand", "en échange", "avant", "pourvu que",
    ),
)
