"""The engine of a run: what moves records to the core, `pipeline.running.batch`, and its tables to the disk.

`shards` cuts the stream of records, `workers` shares the shards out, to a `crew` of processes where there are many,
`attempts` and `parts` say what one of them makes of a shard, `journal` keeps that, and `publish` puts whole tables
into place. `claim` guards the output folder, `manifest` says what is in it, `report`, `log` and `watch` tell how
far a run is.
"""
