using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <summary>The answer to <c>/nodes</c>: a line for each relay.</summary>
internal static class NodeLines
{
    /// <summary>Describes the relays.</summary>
    public static IReadOnlyCollection<ServerText> Of(IReadOnlyList<RelayStatus> relays) => [.. relays.Select(Describe)];

    private static ServerText Describe(RelayStatus relay)
    {
        ServerText people = relay.Members switch { 1 => $"1 person", var members => $"{members:N0} people" };
        ServerText behind = relay.Behind switch
        {
            null => $", not here",
            0 => ServerText.Empty,
            1 => $", 1 line behind",
            var lines => $", {lines:N0} lines behind",
        };
        return $"{relay.Name}: {people}{behind}{(relay.HasRoom ? $", has the room" : ServerText.Empty)}";
    }
}
