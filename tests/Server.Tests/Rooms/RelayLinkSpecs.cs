using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.State;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>What one batch takes along.</summary>
public sealed class RelayLinkSpecs : ServerSpecs
{
    private const int Relay = 7, Large = 6_000_000;

    [Fact]
    public void Should_tell_in_several_batches_what_is_too_large_for_one_and_keep_the_order()
    {
        var recent = new RecentEvents(100, maxBytes: long.MaxValue);
        for (var n = 1; n <= 3; n++)
            recent.Add(Said(n, Large));
        var link = new RelayLink(0);
        link.Add(new RoomReplies.CommandAnswer(1, After: 1, new RoomAnswer.Lines([ServerText.Verbatim(Text(Large))])));
        link.Add(new RoomReplies.CommandAnswer(2, After: 3, new RoomAnswer.Resumed(default, Alice, 0, new MissedEvents([new StampedEvent(Said(1, Large).Event!, default)], 0))));
        link.Add(new RoomReplies.CommandAnswer(3, After: 3, new RoomAnswer.Refused($"small")));

        var (last, answered) = (0L, 0L);
        List<string> batches = [];
        while (answered < 3)
        {
            link.Ask(TestActor, new RoomCommands.Read(Relay, last, answered));
            link.Reply(recent, recorded: 3, default, TestActor);
            var batch = ExpectMsg<RoomReplies.Batch>();
            last = batch.Events.Count > 0 ? batch.Events[^1].Stamp.Number : last;
            answered = batch.Answers.Count > 0 ? batch.Answers[^1].Command : answered;
            batches.Add($"events {string.Join(' ', batch.Events.Select(e => e.Stamp.Number))}, answers {string.Join(' ', batch.Answers.Select(answer => answer.Command))}");
        }

        batches.ShouldBe(["events 1, answers ", "events , answers 1", "events 2, answers ", "events 3, answers ", "events , answers 2 3"]);
    }

    [Fact]
    public void Should_tell_together_what_is_small()
    {
        var recent = new RecentEvents(100, maxBytes: long.MaxValue);
        for (var n = 1; n <= 3; n++)
            recent.Add(Said(n, 100));
        var link = new RelayLink(0);
        link.Add(new RoomReplies.CommandAnswer(1, After: 1, new RoomAnswer.Refused($"small")));

        link.Ask(TestActor, new RoomCommands.Read(Relay, 0, 0));
        link.Reply(recent, recorded: 3, default, TestActor);

        var batch = ExpectMsg<RoomReplies.Batch>();
        (batch.Events.Count, batch.Answers.Count).ShouldBe((3, 1));
    }

    private static LoggedEvent Said(long number, int length) => new(new RoomEvent.Said(Alice, Text(length)), new MemberId(1), Alice, new Stamp(number, default));

    private static string Text(int length) => new('x', length);
}
