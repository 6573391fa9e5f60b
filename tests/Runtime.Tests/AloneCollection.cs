namespace AkkaChat.Runtime.Tests;

/// <summary>Tests that run one at a time, apart from all others: they count what the whole process holds, or aim at short moments.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    /// <summary>For <see cref="CollectionAttribute"/>.</summary>
    public const string Name = "Alone";
}
