"""General English words."""

from positions.extraction.words.grammar import Grammar

_SAY = (
    *"say said says saying told tells add added adds stat* declar* announc* maintain*".split(),
    *"argu* claim* stress* emphasi* underlin* underscor* reiterat* repeat* recall*".split(),
    *"explain* noted notes remark* observ* write writes wrote written writing".split(),
    *"posted tweet* comment* confirm* conclud* acknowledg* admit* conced* indicat*".split(),
    *"signal* hint* describ* affirm* assert* reveal* respond* replied replies".split(),
    *"answer* continued assured objected complained spoke spoken speaks contend*".split(),
    *"mused quipped tells telling reckon* underlined predicted suggested saying".split(),
    *"shrugged joked snapped sighed retorted countered lamented cautioned noting".split(),
    *"wondered wonders argues conceding adding stressing insisting thundered elaborated".split(),
    "went on", "goes on", "put it", "puts it", "pointed out", "points out", "made clear",
    "makes clear", "make clear", "made it clear", "makes it clear", "left no doubt",
    "spelled out", "spelt out", "set out", "sets out", "laid out", "has it", "was quoted",
    "is quoted", "saying", "let it be known", "summed up", "chimed in", "tells",
)
_WANT = (
    *"want* demand* insist* urg* requir* seek seeks sought press* push* propos*".split(),
    *"request* expect* prefer* advocat* favour* favor* back* support*".split(),
    *"endors* call* appeal* plead* ask asks asked wish* aim* hope* hopes".split(),
    *"pledg* promis* vow* commit* intend* plan plans planned warn* threaten*".split(),
    *"offer* suggest* welcom* embrac* voic* renew* describ* sees saw deem* regard*".split(),
    *"consider* treat* view* like likes".split(),
    "would like", "call for", "calls for", "called for", "set as", "sticks to",
    "stick to", "stuck to", "holds to", "hold firm", "holds firm", "held firm",
    "holds fast", "clings to", "lined up behind", "swung behind", "came out",
    "comes out", "in favour of", "in favor of", "spoke up for", "argues for", "argued for",
    "put forward", "puts forward", "tabled", "floated", "raised", "lobbied", "lobbies",
    "pins hopes", "counts on", "set its sights", "would have the", "will not rest", "determined",
    "made plain", "satisfied with", "agrees", "agreed", "accept*", "ready", "willing",
    "prepared", "open to", "inclined", "listed", "names", "named", "set conditions",
    "attached conditions", "bent on", "keen", "dreams of", "settle for", "on board",
    "stand behind", "stands behind", "stands by", "stood by", "stand by", "committed",
)
_NO = (
    *"not no never nor neither none nobody nothing without cannot can't won't".split(),
    *"wouldn't isn't aren't doesn't don't didn't shouldn't couldn't wasn't hasn't".split(),
    *"reject* refus* oppos* den* dismiss* exclud* unacceptable impossible veto*".split(),
    *"block* forbid* forbidden ban banned bars barred bar resist* object* decline*".split(),
    *"rebuff* spurn* scorn* snub* brush* unthinkable inadmissible unwilling".split(),
    *"against rejection refusal opposition balk* baulk* shun* renounc* nix* hostile".split(),
    *"intolerable sceptical skeptical inconceivable non-starter nonstarter objection*".split(),
    "rule out", "rules out", "ruled out", "ruling out", "out of the question",
    "turn down", "turned down", "turns down", "turned this down", "turned it down",
    "turned that down", "turned the idea down", "turned them down", "turns it down", "off the table", "red line", "red lines",
    "non starter", "not on the table", "no place for", "far from", "will hear nothing",
    "would hear of no", "hear of no", "wants none of", "set its face against", "push back",
    "pushed back", "pushes back", "speak against", "spoke out against", "shot down",
    "shoots down", "short of", "gave short shrift", "poured cold water", "throws out",
    "slammed the door", "shut the door", "closed the door", "stand in the way", "fend off",
    "no question of", "wary of", "doubts about", "refrain*", "stop short", "stopped short",
)
_READY = (
    *"ready readiness willing willingness prepared open openness agree* accept*".split(),
    *"consent* welcom* offer* able keen happy glad inclined".split(),
    "does not mind", "would not mind", "has nothing against", "could live with",
    "can live with", "not rule out", "not ruled out", "not exclude", "not excluded",
    "not opposed", "no objection", "not against", "signed up to", "open to",
    "at the disposal", "stands ready", "stand ready",
)
_ROLE = (
    *"president* leader* minister* premier* chancellor* spokesman".split(),
    *"spokeswoman spokesperson secretary chief head envoy* negotiator* diplomat*".split(),
    *"ambassador* aide* adviser* advisor* official* commissioner* chairman chairwoman".split(),
    *"delegate* deputy representative* commander* director* statesman politician*".split(),
    *"emissary tycoon general premier pm".split(),
    "prime minister", "foreign minister", "head of state", "national security adviser",
)
_SIDE = (
    *"side delegation government administration authorities leadership ministry team".split(),
    *"diplomacy capital officials negotiators presidency parliament commission".split(),
    *"spokesperson cabinet embassy office kremlin bloc leaders ministers chiefs".split(),
)
_PLAN = (
    *"plan plans draft drafts proposal* paper papers blueprint document* framework".split(),
    *"memorandum* initiative* idea ideas scheme* text texts version package*".split(),
    *"counter-proposal counterproposal counter-plan points terms sketch outline* formula".split(),
    *"project projects roadmap suggestion* concept* variant list attempt".split(),
    "point plan", "peace plan", "working paper", "deal", "ultimatum",
)
_STANCE_NOUN = (
    *"demand* refusal rejection position stance line insistence call calls view views".split(),
    *"readiness willingness wish condition* proposal* offer offers request* opposition".split(),
    *"goal aim* claim* precondition* pledge* promise* objective* red appeal* resistance".split(),
    *"push support backing reluctance priority priorities interest hope* answer".split(),
)
_LEAK = (
    *"leak leaks leaked unconfirmed reportedly anonymous anonymity unnamed".split(),
    "according to reports", "media report", "media reports", "reports have it",
    "people familiar", "person familiar", "familiar with", "sources said",
    "sources say", "sources told", "a source", "the source", "this source", "one source",
    "source close", "sources close", "condition of anonymity", "seen by", "obtained by",
    "who asked not to be named", "not authorised to speak", "not authorized to speak",
    "citing sources", "citing officials", "citing people", "unnamed officials",
    "senior official", "is said to", "are said to", "was said to", "were said to",
    "is reported to", "are reported to", "was reported to", "rumour*", "rumor*",
    "purported*", "alleged draft", "insiders", "insider", "is understood to",
    "are understood to", "have learned", "has learned", "briefed on", "two officials",
    "three officials", "unpublished", "in this account", "by this account",
    "the newspaper", "the paper writes", "the outlet", "the magazine wrote",
    "the portal", "the daily", "the weekly", "the report said", "the report says",
    "according to the report", "sources in", "officials said privately", "privately",
    "behind closed doors", "the agency's sources", "its sources", "whose authenticity",
    "not been made public", "never made public", "has not been published",
    "same official", "this person", "people with knowledge", "close to the negotiations",
    "close to the talks", "two of them", "one of them", "three of them", "with knowledge of",
    "person who knows", "people who know", "the agency's sources",
    "wall street journal", "financial times", "bloomberg", "axios", "washington post",
    "new york times", "the economist", "politico", "the telegraph", "sky news",
)
_NAMELESS = (
    *"source sources anonymity insider insiders unnamed anonymous".split(),
    "people familiar", "person familiar",
)
_PAPER = (
    *"statement communique communiqué declaration resolution decree conclusions".split(),
    *"readout memorandum".split(),
    "joint text", "joint statement", "open letter", "press release", "says the text",
    "the text says", "published text", "the letter", "joint declaration", "the website",
    "official website", "its website", "note verbale", "the communiqué", "the decree",
)
_EVENT = (
    *"launch* attack* struck fired shelled drone* missile* killed wounded injured".split(),
    *"shot downed intercepted arrived met visited landed flew".split(),
)
GRAMMAR = Grammar(
    classes={
        "document": (
            *"remarks statement address speech letter communique communiqué declaration".split(),
            *"message briefing interview transcript readout conclusions op-ed".split(),
        ),
        "say": _SAY,
        "want": _WANT,
        "no": _NO,
        "ready": _READY,
        "role": _ROLE,
        "side": _SIDE,
        "plan": _PLAN,
        "stance_noun": _STANCE_NOUN,
        "leak": _LEAK,
        "nameless": _NAMELESS,
        "paper": _PAPER,
        "event": _EVENT,
        "according": (
            "according to", "in the words of", "in the view of", "in the opinion of",
            "in the eyes of", "as seen by", "in the telling of", "so far as", "as far as",
        ),
        "letter": ("open letter", "in a letter", "joint declaration", "in an article for"),
        "aside": ("in his view", "in her view", "in his words", "in his opinion", "in his eyes", "in her words", "in their view", "by his account", "in his telling", "as he put it", "according to him", "in her opinion", "to his mind"),
        "view": (
            *"view words eyes opinion telling account mind reading account".split(),
        ),
        "judged": (
            *"unacceptable impossible inadmissible intolerable unthinkable acceptable".split(),
            *"inconceivable essential vital crucial priority important precondition".split(),
            "out of the question", "red line", "red lines", "not an option", "off the table",
            "no question", "never be legal", "off limits", "non starter",
        ),
        "refused": (
            *"rejected refused opposed dismissed excluded unacceptable impossible vetoed".split(),
            *"blocked forbidden banned barred spurned unthinkable inadmissible".split(),
            *"intolerable inconceivable non-starter nonstarter denied declined".split(),
            *"rejects refuses opposes dismisses excludes vetoes unwelcome unrealistic".split(),
            "ruled out", "out of the question", "turned down", "off the table", "shot down",
            "red line", "red lines", "not acceptable", "not an option", "not possible",
            "will not be", "won't be", "would not be", "will never be", "would never be",
            "cannot be", "can't be", "must not", "is not", "are not", "isn't", "aren't",
            "may not be", "should not be", "not up for", "not on the table", "not happen",
            "no longer", "not negotiable", "not under discussion", "not be", "never be",
            "would not happen", "will not happen", "not going to", "brushed aside",
            "can never", "could not be", "was not", "were not", "not worth", "never happen",
            "closed", "senseless", "pointless", "makes no sense", "made no sense",
        ),
        "duty": (
            *"must should ought needs need shall".split(),
            "has to", "have to", "had to", "is to", "are to", "would have to",
        ),
        "when": (
            *"if unless until once when whether before after while because".split(),
            "as long as", "so long as", "provided that", "in case", "as soon as",
        ),
        "aux": (
            *"has have had is was were are does did will would".split(),
        ),
        "not": (
            *"not never no nor without nothing neither isn't aren't doesn't don't".split(),
            *"didn't won't wouldn't cannot can't hasn't haven't hardly".split(),
        ),
        "text": (
            *"text statement communique communiqué declaration document letter".split(),
            *"memorandum resolution".split(),
            "joint statement", "joint text", "open letter", "joint declaration",
        ),
        "both": (
            "both sides", "the two sides", "both parties", "both presidents", "both capitals",
            "the two countries", "the warring parties", "the warring sides", "either side",
            "both countries", "both delegations", "the two delegations", "both armies",
            "the belligerents", "each side", "both governments", "the two presidents",
        ),
        "modal": (
            *"must should would will shall could may might can need needs ought".split(),
            "has to", "have to", "had to", "is to", "are to", "was to", "were to",
        ),
        "only": (
            *"only once until unless before after provided precondition* condition*".split(),
            *"prerequisite* conditional".split(),
            "as soon as", "on condition", "as long as", "so long as", "not before",
        ),
    },
    person_pronouns=frozenset({"he", "she"}),
    thing_pronouns=frozenset({"it"}),
    plural_pronouns=frozenset({"they"}),
    first_person=frozenset({"we", "i", "our", "us", "my", "me", "ours"}),
    possessives=frozenset({"his", "her", "its", "their"}),
    oblique=frozenset(
        "in at from with of against over on to into for about between near across "
        "inside by toward towards under via versus upon through outside".split()
    ),
    agent=frozenset({"by", "for", "to"}),
    by=frozenset({"by"}),
    conjunctions=frozenset({"and", "or", "plus"}),
    articles=frozenset({"the", "a", "an"}),
    definite=frozenset({"the", "this", "that"}),
    genitives=frozenset({"of", "for", "from"}),
    relatives=frozenset({"that", "who", "which", "whose", "whom"}),
    weekdays={
        day: k
        for k, day in enumerate(
            "monday tuesday wednesday thursday friday saturday sunday".split()
        )
    },
    months={
        month: k
        for k, names in enumerate(
            (
                "january jan", "february feb", "march mar", "april apr", "may",
                "june jun", "july jul", "august aug", "september sept sep",
                "october oct", "november nov", "december dec",
            ),
            1,
        )
        for month in names.split()
    },
    yesterday=frozenset({"yesterday"}),
    today=frozenset({"today"}),
    conditions=(
        "only if", "only when", "only after", "only once", "provided that", "provided",
        "on condition that", "as long as", "so long as", "unless", "if", "once", "when",
        "should", "until", "before", "after", "as soon as", "in return for", "in exchange for",
    ),
)
