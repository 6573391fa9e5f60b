// Two browsers at once would wait for each other's processors.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
