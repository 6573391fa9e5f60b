// Each test starts processes of its own and times them: side by side they would only disturb each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
