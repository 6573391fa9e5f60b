// xUnit keeps a test's time limit reliably only when no other test runs beside it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
