"""Settings of the site while it is being written; publishconf.py adds what publishing needs."""

SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "Europe/Riga"
SHARE_PICTURES = "item"  # what others see of a shared page: a picture for each item, or with "site" one a language

PLUGIN_PATHS = ["plugins"]
PLUGINS = ["association"]

# The languages, in the order in which they are shown; the first is the default and stands at /.
# `shows_untranslated`: the edition also has what nobody has translated yet, and says so.
# `sections`: the words of the addresses, ASCII.
LANGUAGES = {
    "lv": {
        "name": "Latviešu",
        "shows_untranslated": True,
        "sections": {
            "news": "zinas",
            "archive": "arhivs",
            "topics": "temas",
            "page": "lapa",
            "take-part": "piedalies",
            "events": "pasakumi",
            "calendar": "kalendars",
            "network": "tikls",
            "organisations": "organizacijas",
            "fields": "jomas",
            "volunteers": "mekle-brivpratigos",
            "places": "vietas",
            "agreements": "vienosanas",
            "projects": "projekti",
            "programmes": "programmas",
            "surveys": "aptaujas",
            "documents": "dokumenti",
            "exchange": "apmaina",
            "glossary": "vardnica",
            "data": "dati",
            "search": "meklet",
            "portals": "portaliem",
        },
    },
    "ru": {
        "name": "Русский",
        "shows_untranslated": True,
        "sections": {
            "news": "novosti",
            "archive": "arkhiv",
            "topics": "temy",
            "page": "stranitsa",
            "take-part": "uchastvui",
            "events": "meropriyatiya",
            "calendar": "kalendar",
            "network": "set",
            "organisations": "organizatsii",
            "fields": "oblasti",
            "volunteers": "ishchut-dobrovoltsev",
            "places": "mesta",
            "agreements": "soglasheniya",
            "projects": "proekty",
            "programmes": "programmy",
            "surveys": "oprosy",
            "documents": "dokumenty",
            "exchange": "obmen",
            "glossary": "slovar",
            "data": "dannye",
            "search": "poisk",
            "portals": "portalam",
        },
    },
    "en": {
        "name": "English",
        "shows_untranslated": False,
        "sections": {
            "news": "news",
            "archive": "archive",
            "topics": "topics",
            "page": "page",
            "take-part": "take-part",
            "events": "events",
            "calendar": "calendar",
            "network": "network",
            "organisations": "organisations",
            "fields": "fields",
            "volunteers": "seek-volunteers",
            "places": "places",
            "agreements": "agreements",
            "projects": "projects",
            "programmes": "programmes",
            "surveys": "surveys",
            "documents": "documents",
            "exchange": "exchange",
            "glossary": "glossary",
            "data": "data",
            "search": "search",
            "portals": "for-portals",
        },
    },
}
