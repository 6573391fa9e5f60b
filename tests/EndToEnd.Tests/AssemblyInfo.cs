// Each test starts processes of its own, and mostly waits for them: three at a time keep a small machine busy.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
