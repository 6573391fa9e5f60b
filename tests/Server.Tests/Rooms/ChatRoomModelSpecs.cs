using Akka.Actor;
using Akka.TestKit.Xunit2;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>Whatever people do, and however it falls into batches: each sees all that happens from coming to going, in one order.</summary>
public class ChatRoomModelSpecs : TestKit
{
    private static readonly string[] Nicknames = ["ann", "ben", "cat", "dan"];

    private enum Kind
    {
        ComeOrGo,
        Say,
        Ask,
        Pause,
    }

    [Fact]
    public void Should_show_everybody_the_same_lines_in_the_same_order()
    {
        var step = from kind in Gen.Elements(Kind.ComeOrGo, Kind.Say, Kind.Say, Kind.Ask, Kind.Pause)
                   from who in Gen.Choose(0, Nicknames.Length - 1)
                   select (kind, who);

        Prop.ForAll(Arb.From(Gen.ListOf(step)), steps => Run(steps)).QuickCheckThrowOnFailure();
    }

    private void Run(IEnumerable<(Kind Kind, int Who)> steps)
    {
        var room = Sys.ActorOf(ChatRoom.Props(new RoomSettings(HistoryLines: 0)));
        var visits = new List<Visit>();
        var here = new Visit?[Nicknames.Length];
        foreach (var (kind, who) in steps)
        {
            if (kind == Kind.Pause)
                room.Ask<int>(RoomCommands.CountMembers.Instance).Wait();
            else if (here[who] is { } visit)
                Act(kind, visit);
            else
                Come(who);
        }
        room.Ask<RoomReplies.Closed>(RoomCommands.Close.Instance).Wait();

        foreach (var visit in visits)
            visit.ShouldHaveSeenWhatItExpects();

        void Act(Kind kind, Visit visit)
        {
            switch (kind)
            {
                case Kind.Say:
                    visit.Do(room, new RoomCommands.Say(visit.Id, $"after {visit.Commands}"));
                    ExpectAll($"{visit.Nickname}: after {visit.Commands - 1}");
                    break;
                case Kind.Ask:
                    visit.Do(room, new RoomCommands.ListMembers(visit.Id));
                    visit.Expect($"{here.Count(other => other is not null)} members");
                    break;
                default:
                    visit.Leave(room);
                    here[Array.IndexOf(here, visit)] = null;
                    ExpectAll($"* {visit.Nickname} left");
                    break;
            }
        }

        void Come(int who)
        {
            var ending = visits.Count % 3 == 0 ? LineEnding.CrLf : LineEnding.Lf;
            var visit = new Visit(new ConnectionId(visits.Count), Nicknames[who], ending, CreateTestProbe());
            visits.Add(visit);
            here[who] = visit;
            visit.Join(room);
            ExpectAll($"* {visit.Nickname} joined");
        }

        void ExpectAll(string line)
        {
            foreach (var visit in here)
                visit?.Expect(line);
        }
    }
}
