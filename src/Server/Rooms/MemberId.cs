namespace AkkaChat.Server.Rooms;

/// <summary>Identifies a member from joining to leaving, over all its connections; never used twice while the server runs.</summary>
/// <param name="Relay">The number of the relay that serves the member.</param>
/// <param name="Number">Counts the relay's members from 1.</param>
internal readonly record struct MemberId(int Relay, long Number)
{
    /// <inheritdoc />
    public override string ToString() => $"member {Number} of relay {Relay}";
}
