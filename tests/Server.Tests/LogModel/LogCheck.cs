using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>What must be true when everything is settled: of the log, and of what each client has seen of it.</summary>
internal static class LogCheck
{
    /// <summary>The number of the last event for everybody.</summary>
    public static long LastNumber() => Log().Select(e => e.Stamp.Number).LastOrDefault();

    /// <summary>Checks the log, and what clients have seen of it.</summary>
    public static void Run(IEnumerable<LogClient> clients)
    {
        var log = Log();
        LogRules.Check(FaultyJournal.Records.SelectMany(RecordMapping.ToEvents));
        var told = log.ConvertAll(e => (e.Stamp.Number, Text: TextOf(e.Event!)));
        told.Select(e => e.Number).ShouldBeInOrder(SortDirection.Ascending);
        told.Select(e => e.Number).ShouldBeUnique();
        told.Where(e => e.Text.Contains("line", StringComparison.Ordinal)).Select(e => e.Text).ShouldBeUnique();
        var numbers = told.Select(e => e.Number).ToHashSet();
        foreach (var client in clients)
        {
            var seen = client.Seen.Where(line => numbers.Contains(line.Number)).ToList();
            seen.ShouldBe(told.Where(e => seen.Count > 0 && e.Number >= seen[0].Number && e.Number <= seen[^1].Number), $"{client}");
            if (!LogRules.MayRefuse(FaultyJournal.Records.SelectMany(RecordMapping.ToEvents), client.Names))
                client.Acknowledged.Where(text => text.StartsWith("line", StringComparison.Ordinal)).ShouldBeSubsetOf(told.Select(e => e.Text[(e.Text.IndexOf(' ') + 1)..]), $"{client}");
        }
    }

    /// <summary>What everybody is told, of all that is recorded.</summary>
    private static List<LoggedEvent> Log() => [.. FaultyJournal.Records.SelectMany(RecordMapping.ToEvents).Where(e => e.Event is not null && !e.IsForItsAuthor)];

    private static string TextOf(RoomEvent e) => e switch
    {
        RoomEvent.Joined joined => $"* {joined.Who} joined",
        RoomEvent.Left left => $"* {left.Who} left",
        RoomEvent.LeftTogether together => LeavingText.All(together.Who, together.Reason),
        RoomEvent.Renamed renamed => $"* {renamed.Old} is now called {renamed.New}",
        RoomEvent.Moderated moderated => $"* {ModerationText.Of(moderated)}",
        RoomEvent.Said said => $"{said.Who}: {said.Text}",
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, null),
    };
}
