using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <summary>The answer to <c>/nodes</c>: a line for each relay.</summary>
internal static class NodeLines
{
    /// <summary>Describes the relays.</summary>
    public static IReadOnlyCollection<string> Of(IReadOnlyList<RelayStatus> relays) => [.. relays.Select(Describe)];

    private static string Describe(RelayStatus relay)
    {
        var people = relay.Members == 1 ? "1 person" : $"{relay.Members:N0} people";
        var behind = relay.Behind switch
        {
            null => ", not here",
            0 => "",
            1 => ", 1 line behind",
            var lines => $", {lines:N0} lines behind",
        };
        return $"{relay.Name}: {people}{behind}{(relay.HasRoom ? ", has the room" : "")}";
    }
}
