namespace AkkaChat.Server.Rooms.Messages;

/// <summary>Identifies a member from joining to leaving, over all its connections, relays and restarts of the server.</summary>
/// <param name="Number">The number of the event with which it joined.</param>
internal readonly record struct MemberId(long Number)
{
    /// <inheritdoc />
    public override string ToString() => $"member {Number}";
}
