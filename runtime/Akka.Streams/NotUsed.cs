namespace Akka;

/// <summary>Stands for no value where a graph materialises nothing that anybody wants.</summary>
public sealed class NotUsed : IEquatable<NotUsed>
{
    /// <summary>The only one.</summary>
    public static readonly NotUsed Instance = new();

    private NotUsed()
    {
    }

    /// <inheritdoc/>
    public bool Equals(NotUsed? other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NotUsed;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => "NotUsed";
}
