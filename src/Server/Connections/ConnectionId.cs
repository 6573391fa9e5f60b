namespace AkkaChat.Server.Connections;

/// <summary>Identifies one connection while the server runs; never used twice.</summary>
/// <param name="Number">Counts up from 1.</param>
internal readonly record struct ConnectionId(long Number)
{
    /// <inheritdoc />
    public override string ToString() => $"connection {Number}";
}
