#!/usr/bin/env python3
"""Turns hand-typed tables into hazards.json. Usage: hazards_make.py TABLE_FOLDER"""
import sys, os, json
D = sys.argv[1]; H = os.path.dirname(os.path.abspath(__file__)); C = {'h': 'high', 'm': 'medium', 'l': 'low'}
def rows(f): return [l.rstrip('\n').split('|') for l in open(os.path.join(D, f), encoding='utf8') if l.count('|') > 2]
def ll(t): y, x = map(float, t.split(',')); return dict(lon=x, lat=y)
def objs(f):
    return [dict(name_kk=r[0], name_ru=r[1], name_en=r[2], kind=r[3], town=r[4], **ll(r[5]), acc_km=float(r[6]), confidence=C[r[7]], river=r[8] if len(r) > 8 else None, status='compiled', source='general knowledge, unchecked') for r in rows(f)]
out = {'_note': 'Compiled from general knowledge; not a register. acc_km = estimated position error. deaths only where a single well-known figure exists, else null (see note). Check every row against an official source before operational use.',
       'water_structures': objs('water.txt'), 'industry': objs('industry.txt'), 'slope_and_fire_hazards': objs('slopes.txt'),
       'rivers': [dict(name_en=r[0], name_kk=r[1], name_ru=r[2], points=[[float(p.split(',')[1]), float(p.split(',')[0])] for p in r[3].split()], status='compiled') for r in rows('rivers.txt')],
       'events': sorted([dict(date=r[0], type=r[1], name_kk=r[2], name_ru=r[3], place=r[4], **ll(r[5]), acc_km=float(r[6]), deaths=int(r[7]) if r[7] != '-' else None, note=r[8] or None, date_precision='day approximate' if 'day' in r[8] else 'day', confidence=C[r[9]], status='compiled', source='general knowledge: widely reported event, unchecked') for r in rows('events.txt') if r[9] in C], key=lambda e: e['date'])}
seen = {}
for k, v in out.items():
    if isinstance(v, list): seen[k] = len(v)
out['count'] = seen; json.dump(out, open(os.path.join(H, '..', 'hazards.json'), 'w'), ensure_ascii=False, indent=0); print(seen, 'deaths given', sum(e['deaths'] is not None for e in out['events']))
