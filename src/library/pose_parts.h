/* The parts that pose files are read by.  For library/pose_*.c only. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "model/pose.h"
#include "parse/yaml.h"

typedef struct {
    Arena *arena; /* what is read lives here */
    Diag *diag;
    Pose *pose;
    bool base; /* reading one of our bases: the file's props are known */
    SrcPos base_pos;
} PoseReader;

/* The place that messages about `node` name: what a base says is said where
   the file names the base. */
SrcPos pose_pos(const PoseReader *reader, const YamlNode *node);

/* What "W." "O." "B." before a name say. */
typedef enum { WHOSE_NONE, WHOSE_WORKED, WHOSE_OTHER, WHOSE_BOTH } Whose;

bool whose_has(Whose whose, Limb limb);

/* Names of things on the body, and which of them are there twice. */
typedef struct {
    const char *what; /* "a joint" */
    const char *const *names;
    bool (*is_paired)(int index);
} SidedNames;
extern const SidedNames sided_joints, sided_parts, sided_segments;

/* The index of "W.hip" in the names, or -1 and a message at `pos`. */
int sided_find(const PoseReader *reader, const SidedNames *names,
               const char *text, SrcPos pos, Whose *whose);

/* The name behind "W." "O." "B."; the whole text when there is none. */
const char *sided_name(const char *text, Whose *whose);

/* A number in `node` from `least` to `most`, of which `unit` says what it is
   (" degrees", " m", ""); false and a message otherwise. */
bool
pose_number(const PoseReader *reader, const YamlNode *node, const char *name,
            float least, float most, const char *unit, float *out);

/* Lays the keys of a stage over what `stage` has.  The top of the file holds
   other keys, too. */
bool pose_stage_read(const PoseReader *reader, const YamlNode *map, bool top,
                     PoseStage *stage);
/* Any text that is a key of a stage, for suggestions; NULL-terminated. */
extern const char *const pose_stage_keys[];
/* Keys of the whole file; NULL-terminated. */
extern const char *const pose_file_keys[];

/* One map of contacts over what is there; "O.thigh 0.6 back" for both hands. */
bool pose_touch_read(const PoseReader *reader, const YamlNode *node,
                     PoseStage *stage);
bool pose_clasp_read(const PoseReader *reader, const YamlNode *node,
                     PoseStage *stage);
/* False and a message when the contacts go round in a loop. */
bool pose_contacts_check(const PoseReader *reader, const PoseStage *stage);

bool
pose_prop_read(const PoseReader *reader, PropKind kind, const YamlNode *node);
/* What the contacts stand on is there, too. */
void pose_props_complete(Pose *pose);

/* The base's own file, in the words of pose files. */
const char *pose_base_text(PoseBase base);
