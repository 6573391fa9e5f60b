using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;
using AkkaChat.Server.Rooms.State;
using AkkaChat.Server.Settings;
using Google.Protobuf;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms.Mapping;

/// <summary>The room's state goes through a snapshot unchanged, and so through the events again.</summary>
public sealed class SnapshotMappingSpecs
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeMilliseconds(1_775_000_000_000);
    private static readonly MemberId First = new(1), Second = new(2);

    private readonly List<LoggedEvent> _log = [];

    [Fact]
    public void Should_keep_who_is_away_idle_and_a_program_and_who_whispered_last()
    {
        Log(First, Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, SecretHash.OfToken("a")) { IsProgram = true } });
        Log(Second, Bob, new RoomEvent.Joined(Bob), e => e with { Placement = new Placement(1, null) });
        Log(Second, Bob, new RoomEvent.Said(Bob, "hi"));
        Log(Second, Bob, new RoomEvent.Whispered(Bob, Alice, "psst"), e => e with { To = First });
        Log(First, Alice, new RoomEvent.WentAway(Alice, "lunch"));

        foreach (var state in new[] { Repeated(), Restored(Repeated()) })
        {
            var alice = state.Room.Present[First];
            (alice.Away, alice.IsProgram, alice.LastWhisperer, alice.Since, alice.Active).ShouldBe(("lunch", true, Second, Time.AddMinutes(1), Time.AddMinutes(1)));
            (state.Room.Present[Second].Away, state.Room.Present[Second].Active).ShouldBe((null, Time.AddMinutes(4)));
        }
    }

    [Fact]
    public void Should_keep_which_members_a_client_was()
    {
        var client = SecretHash.OfToken("a");
        foreach (var member in new[] { 1, 3, 5 })
        {
            Log(new MemberId(member), Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, client) });
            Log(new MemberId(member), Alice, new RoomEvent.Left(Alice));
        }
        Log(new MemberId(7), Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, client) });
        Log(new MemberId(7), Alice, null, e => e with { Placement = new Placement(2, client) }); // moves

        foreach (var state in new[] { Repeated(), Restored(Repeated()) })
        {
            state.Clients.TryGet(client, out var known).ShouldBeTrue();
            known.Members.ShouldBe([new MemberId(1), new MemberId(3), new MemberId(5), new MemberId(7)]);
        }
    }

    [Fact]
    public void Should_keep_what_operators_have_laid_down()
    {
        Log(First, Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, null) });
        Log(Second, Bob, new RoomEvent.Joined(Bob), e => e with { Placement = new Placement(1, null) });
        Moderate(ModerationKind.Op);
        Moderate(ModerationKind.Topic, text: "tea");
        Moderate(ModerationKind.Motd, text: "hello");
        Moderate(ModerationKind.Slow, time: TimeSpan.FromSeconds(5));
        Moderate(ModerationKind.Lock);
        Moderate(ModerationKind.Mute, "bob", TimeSpan.FromHours(1), to: Second);
        Moderate(ModerationKind.Ban, "carol", TimeSpan.FromHours(2), "spam", new MemberId(99), new AddressRange("192.0.2.7"));
        Moderate(ModerationKind.Ban, "10.0.0.0/8", addresses: new AddressRange("10.0.0.0/8"));

        var end = Time.AddMinutes(_log.Count - 1);
        foreach (var state in new[] { Repeated(), Restored(Repeated()) })
        {
            var moderation = state.Room.Moderation;
            (moderation.Topic, moderation.Motd, moderation.SlowMode, moderation.IsLocked).ShouldBe(("tea", "hello", TimeSpan.FromSeconds(5), true));
            moderation.Bans.ShouldBe([new Ban(Carol, new AddressRange("192.0.2.7"), end.AddHours(2), Alice, "spam"), new Ban(null, new AddressRange("10.0.0.0/8"), null, Alice, "")]);
            state.Room.Present[First].IsOperator.ShouldBeTrue();
            state.Room.Present[Second].MutedUntil.ShouldBe(end.AddMinutes(59));
        }
    }

    [Fact]
    public void Should_keep_registered_nicknames_and_who_has_to_log_in()
    {
        Log(First, Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, null) });
        Log(First, Alice, new RoomEvent.AccountChanged(Alice, AccountChange.Registered), e => e with { Credential = "a hash" });
        Log(First, Alice, new RoomEvent.AccountChanged(Alice, AccountChange.KeyAdded), e => e with { Credential = "key:k" });
        Log(First, Alice, new RoomEvent.Renamed(Alice, Carol));
        Log(Second, Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, null) });

        foreach (var state in new[] { Repeated(), Restored(Repeated()) })
        {
            var account = state.Room.Accounts[Alice];
            (account.Password, account.Keys.Single()).ShouldBe(("a hash", "k"));
            state.Room.Present[First].Account.ShouldBe(Alice);
            state.Room.Present[Second].LoginUntil.ShouldBe(Time.AddMinutes(5) + Room.LoginTimeout);
        }
    }

    [Fact]
    public void Should_keep_where_those_stopped_who_have_a_code()
    {
        var (a, b, used) = (SecretHash.OfCode("a"), SecretHash.OfCode("b"), SecretHash.OfCode("used"));
        Log(First, Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, null) { Code = used } });
        Log(First, Alice, new RoomEvent.Left(Alice));
        Log(new MemberId(3), Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, null) { Code = a, UsedCode = used } });
        Log(new MemberId(4), Bob, new RoomEvent.Joined(Bob), e => e with { Placement = new Placement(1, null) { Code = b } });
        Log(new MemberId(3), Alice, new RoomEvent.Renamed(Alice, Carol));
        Log(new MemberId(3), Carol, new RoomEvent.Left(Carol));

        foreach (var state in new[] { Repeated(), Restored(Repeated()) })
        {
            state.RejoinPoints.All.Count().ShouldBe(2);
            state.RejoinPoints.Find(a, Carol, Time.AddDays(1)).ShouldBe(new RejoinPoint(new MemberId(3), Carol, After: 6, Time.AddMinutes(6)));
            state.RejoinPoints.Find(a, Carol, Time.AddDays(2)).ShouldBeNull();
            state.RejoinPoints.Find(b, Bob, Time.AddDays(2)).ShouldBe(new RejoinPoint(new MemberId(4), Bob, After: 0, Left: null));
        }
    }

    [Fact]
    public void Should_keep_how_members_want_their_lines_also_for_who_comes_back_with_a_code()
    {
        var (a, next) = (SecretHash.OfCode("a"), SecretHash.OfCode("next"));
        Log(First, Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, null) { Code = a } });
        Log(First, Alice, null, e => e with { Preferences = "quiet" });
        foreach (var state in new[] { Repeated(), Restored(Repeated()) })
            state.Room.Present[First].Preferences.ShouldBe("quiet");

        Log(First, Alice, new RoomEvent.Left(Alice));
        foreach (var state in new[] { Repeated(), Restored(Repeated()) })
            state.RejoinPoints.Find(a, Alice, Time)!.Preferences.ShouldBe("quiet");

        Log(new MemberId(4), Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, null) { Code = next, UsedCode = a } });
        foreach (var state in new[] { Repeated(), Restored(Repeated()) })
            (state.Room.Present[new MemberId(4)].Preferences, state.RejoinPoints.Find(next, Alice, Time)!.Preferences).ShouldBe(("quiet", "quiet"));
    }

    private void Moderate(ModerationKind kind, string whom = "", TimeSpan? time = null, string text = "", MemberId to = default, AddressRange? addresses = null) =>
        Log(First, Alice, new RoomEvent.Moderated(Alice, kind, whom, time, text), e => e with { To = to, Addresses = addresses });

    [Fact]
    public void Should_have_somebody_here_again_who_has_spoken()
    {
        Log(First, Alice, new RoomEvent.Joined(Alice), e => e with { Placement = new Placement(1, null) });
        Log(First, Alice, new RoomEvent.WentAway(Alice, ""));
        Log(First, Alice, new RoomEvent.Acted(Alice, "yawns"));

        Repeated().Room.Present[First].Away.ShouldBeNull();
    }

    private static RoomState New() => new(new RoomSettings(HistoryLines: 3));

    private static RoomState Restored(RoomState state)
    {
        var restored = New();
        SnapshotMapping.Restore(restored, Snapshot.Parser.ParseFrom(SnapshotMapping.ToSnapshot(state).ToByteArray()));
        return restored;
    }

    private RoomState Repeated()
    {
        var state = New();
        foreach (var e in RecordMapping.ToEvents(RecordMapping.ToRecord(_log)))
            state.Replay(e);
        return state;
    }

    private void Log(MemberId by, Nickname who, RoomEvent? e, Func<LoggedEvent, LoggedEvent>? with = null)
    {
        var logged = new LoggedEvent(e, by, who, new Stamp(_log.Count + 1, Time.AddMinutes(_log.Count + 1)));
        _log.Add(with is null ? logged : with(logged));
    }
}
