using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms.Rules;

/// <summary>Whispering, answering, being away, and the list of who is here.</summary>
public sealed class RoomTalkingSpecs
{
    private static readonly MemberId First = new(1), Second = new(2), Third = new(3);
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    private readonly Room _room = new();
    private long _events;

    public RoomTalkingSpecs()
    {
        _room.Join(First, Alice, Now);
        _room.Join(Second, Bob, Now);
    }

    [Fact]
    public void Should_answer_whoever_whispered_last_under_any_name()
    {
        Happen(Second, _room.Whisper(Second, Alice, "psst", Now, out var to), to);
        _room.Rename(Second, Carol, Now);

        _room.Reply(First, "yes", Now, out var addressee).Event.ShouldBe(new RoomEvent.Whispered(Alice, Carol, "yes"));
        addressee.ShouldBe(Second);
    }

    [Fact]
    public void Should_refuse_to_answer_nobody_and_somebody_who_has_left()
    {
        _room.Reply(First, "yes", Now, out _).Refusal.ShouldBe("nobody has sent you anything alone yet: /msg NICKNAME TEXT begins");
        Happen(Second, _room.Whisper(Second, Alice, "psst", Now, out var to), to);
        _room.Leave(Second);

        _room.Reply(First, "yes", Now, out _).Refusal.ShouldBe("whoever wrote to you last has left: /who lists who is here");
    }

    [Fact]
    public void Should_tell_once_who_whispers_that_somebody_is_away()
    {
        Happen(First, _room.GoAway(First, "lunch"));
        string?[] Told() => [.. Enumerable.Range(0, 2).Select(_ => ((RoomEvent.Whispered)Happen(Second, _room.Whisper(Second, Alice, "psst", Now, out var to), to)).Away)];

        Told().ShouldBe(["lunch", null]);
        Happen(First, _room.GoAway(First, ""));
        Told().ShouldBe(["", null]);
    }

    [Fact]
    public void Should_be_here_again_after_a_line()
    {
        Happen(First, _room.GoAway(First, ""));
        _room.List(Now).Notes.ShouldBe(["away", ""]);

        _room.Paste(First, "one\ntwo", Now).Event.ShouldBe(new RoomEvent.Pasted(Alice, "one\ntwo"));

        _room.List(Now).Notes.ShouldBe(["", ""]);
        _room.EndAway(First).Refusal.ShouldBe("you are not away: /away begins it");
    }

    [Fact]
    public void Should_come_back_without_a_line()
    {
        Happen(First, _room.GoAway(First, "lunch"));
        _room.GoAway(First, "lunch").Refusal.ShouldBe("you are away already, with this text: /back, or any line, ends it");

        Happen(First, _room.EndAway(First)).ShouldBe(new RoomEvent.EndedAway(Alice));

        _room.List(Now).Notes.ShouldBe(["", ""]);
    }

    [Fact]
    public void Should_say_who_is_idle_and_who_is_a_program()
    {
        _room.Join(Third, Carol, Now, isProgram: true);
        _room.Say(First, "hi", Now.AddMinutes(55));

        _room.List(Now.AddHours(1)).Notes.ShouldBe(["idle 5 min", "idle 1 h", "program, idle 1 h"]);
        ((RoomAnswer.Lines)_room.Describe(Carol, Now.AddMinutes(61))).Texts.ShouldBe(["carol, a program, is here since 2026-11-27 10:00 UTC, said nothing for 61 min"]);
    }

    [Fact]
    public void Should_describe_somebody_who_is_away()
    {
        Happen(First, _room.GoAway(First, "lunch"));

        _room.Describe(Alice, Now).ShouldBeOfType<RoomAnswer.Lines>().Texts.ShouldBe(["alice is here since 2026-11-27 10:00 UTC, is away: lunch"]);
        _room.Describe(Carol, Now).ShouldBe(new RoomAnswer.Refused($"nobody here is called carol: /who lists who is here"));
    }

    [Fact]
    public void Should_give_the_same_list_until_something_changes()
    {
        var list = _room.List(Now);

        _room.Say(First, "hi", Now);
        _room.List(Now.AddSeconds(59)).ShouldBeSameAs(list);

        _room.List(Now.AddSeconds(60)).ShouldNotBeSameAs(list);
        list = _room.List(Now);
        _room.Rename(First, Carol, Now);
        _room.List(Now).ShouldNotBeSameAs(list);
    }

    /// <summary>What the rules allow happens.</summary>
    private RoomEvent Happen(MemberId by, CommandResult result, MemberId to = default)
    {
        result.Refusal.ShouldBeNull();
        _room.Apply(new LoggedEvent(result.Event, by, _room.NameOf(by), new Stamp(++_events, Now)) { To = to });
        return result.Event!;
    }
}
