namespace AkkaChat.Runtime.Tests.Stress;

/// <summary>Tests that count what the whole process holds, so no other test runs at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    /// <summary>For <see cref="CollectionAttribute"/>.</summary>
    public const string Name = "Alone";
}
