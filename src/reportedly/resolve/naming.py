"""naive"""
from reportedly.model.places import *
from reportedly.model.spans import Span
from reportedly.resolve.choosing import Surroundings, choose_place
from reportedly.reference.gazetteer import SAME_SPELLING
import inspect
def look_up(words, gazetteer, *, country=None, within=""):
    c = gazetteer.find(words, country=country, limit=8)
    same=()
    if within:
        same=tuple(u for u in gazetteer.find(within, country=country, limit=8) if u.score>=SAME_SPELLING)
    ch = choose_place(c, Surroundings(same, within, (), {p.id: gazetteer.population(p) for p in c}))
    class R: pass
    r=R(); r.chosen=ch.place; r.candidates=((ch.place,)+tuple(x for x in c if x.id!=ch.place.id) if ch.place else c)
    return r
