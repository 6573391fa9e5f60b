using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>What must be true when everything is settled: of the log, and of what each client has seen of it.</summary>
internal static class LogCheck
{
    /// <summary>The number of the last event for everybody.</summary>
    public static long LastNumber() => Recorded().Where(e => e.Event is not RoomEvent.Whispered).Select(e => e.Stamp.Number).LastOrDefault();

    /// <summary>Checks the log, and what clients have seen of it.</summary>
    public static void Run(IEnumerable<LogClient> clients)
    {
        var log = FaultyJournal.Records.SelectMany(RecordMapping.ToEvents).ToList();
        LogRules.Check(log);
        var told = Recorded();
        told.Select(e => e.Stamp.Number).ShouldBeInOrder(SortDirection.Ascending);
        told.Select(e => e.Stamp.Number).ShouldBeUnique();
        told.Where(e => e.Event is RoomEvent.Said or RoomEvent.Whispered).Select(e => TextOf(e.Event!)).ShouldBeUnique();
        foreach (var client in clients)
        {
            ShouldHaveSeen(client, told, MembersOf(client, log));
            if (!LogRules.MayRefuse(log, client.Names))
                client.Acknowledged.Where(text => text.StartsWith("line", StringComparison.Ordinal)).ShouldBeSubsetOf(told.Select(e => e.Event).OfType<RoomEvent.Said>().Select(said => said.Text), $"{client}");
        }
    }

    /// <summary>From the first line that it saw to the last it saw all that was for it, through all its memberships.</summary>
    private static void ShouldHaveSeen(LogClient client, List<LoggedEvent> told, HashSet<MemberId> members)
    {
        var forIt = told.Where(e => e.Event is not RoomEvent.Whispered || members.Contains(e.By) || members.Contains(e.To)).Select(e => (e.Stamp.Number, Text: TextOf(e.Event!))).ToList();
        var numbers = told.Select(e => e.Stamp.Number).ToHashSet();
        var seen = client.Seen.Where(line => numbers.Contains(line.Number)).ToList();
        seen.ShouldBe(forIt.Where(e => seen.Count > 0 && e.Number >= seen[0].Number && e.Number <= seen[^1].Number), $"{client}");
    }

    private static HashSet<MemberId> MembersOf(LogClient client, List<LoggedEvent> log) =>
        [.. log.Where(e => e.Placement?.Client == SecretHash.OfToken(client.Token)).Select(e => e.By)];

    /// <summary>What others than its author are told, of all that is recorded.</summary>
    private static List<LoggedEvent> Recorded() => [.. FaultyJournal.Records.SelectMany(RecordMapping.ToEvents).Where(e => e.Event is not null && !e.IsForItsAuthor)];

    private static string TextOf(RoomEvent e) => e switch
    {
        RoomEvent.Joined joined => $"* {joined.Who} joined",
        RoomEvent.Left left => $"* {left.Who} left",
        RoomEvent.LeftTogether together => LeavingText.All(together.Who, together.Reason),
        RoomEvent.Renamed renamed => $"* {renamed.Old} is now called {renamed.New}",
        RoomEvent.Moderated moderated => $"* {ModerationText.Of(moderated)}",
        RoomEvent.Said said => $"{said.Who}: {said.Text}",
        RoomEvent.Whispered whispered => $"{whispered.From} → {whispered.To}: {whispered.Text}",
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, null),
    };
}
