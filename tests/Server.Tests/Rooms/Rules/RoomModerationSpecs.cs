using System.Net;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms.Rules;

/// <summary>What operators may do, and to whom.</summary>
public sealed class RoomModerationSpecs
{
    private const string Far = "192.0.2.7", Near = "192.0.2.8";

    private static readonly MemberId Op = new(1), OtherOp = new(2), Member = new(3), Other = new(4), Newcomer = new(9);
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Room _room = new();
    private long _events;

    public RoomModerationSpecs()
    {
        foreach (var (id, name, address) in new[] { (Op, "op", Near), (OtherOp, "otherop", Near), (Member, "member", Far), (Other, "other", Near) })
            _room.Join(id, Nick(name), Now, address: IPAddress.Parse(address)).Accepted.ShouldBeTrue();
        Do(Op, ModerationKind.Op);
        Do(OtherOp, ModerationKind.Op);
    }

    /// <summary>Who, what, to whom, and the beginning of the refusal; null where it is done.</summary>
    public static TheoryData<string, string, string, string?> Cells()
    {
        const string ForOperators = "that is for operators", Nobody = "nobody here is called nobody: ", Self = "you are op yourself", AnOperator = "otherop is an operator too";
        var cells = new TheoryData<string, string, string, string?>();
        foreach (var kind in new[] { ModerationKind.Kick, ModerationKind.Mute, ModerationKind.Unmute, ModerationKind.Ban })
        {
            foreach (var whom in new[] { "nobody", "member", "other", "op" })
                cells.Add("member", $"{kind}", whom, ForOperators);
            cells.Add("op", $"{kind}", "nobody", Nobody);
            cells.Add("op", $"{kind}", "op", Self);
            cells.Add("op", $"{kind}", "OTHEROP", AnOperator);
            cells.Add("op", $"{kind}", "member", kind == ModerationKind.Unmute ? "member is not muted" : null);
        }
        foreach (var kind in new[] { ModerationKind.Topic, ModerationKind.Motd, ModerationKind.Announce, ModerationKind.Slow, ModerationKind.Lock, ModerationKind.Shutdown })
        {
            cells.Add("member", $"{kind}", "", ForOperators);
            cells.Add("op", $"{kind}", "", null);
        }
        cells.Add("member", "Unlock", "", ForOperators);
        cells.Add("op", "Unlock", "", "the room is open already");
        cells.Add("member", "Unban", "member", ForOperators);
        cells.Add("op", "Unban", "member", "member is not banned");
        cells.Add("member", "Ban", Far, ForOperators);
        cells.Add("op", "Ban", Far, null);
        cells.Add("op", "Ban", "192.0.2.0/24", "an operator is at 192.0.2.0/24");
        cells.Add("member", "Deop", "", ForOperators);
        cells.Add("op", "Deop", "", null);
        cells.Add("member", "Op", "", null);
        cells.Add("op", "Op", "", "you are an operator already");
        return cells;
    }

    [Fact]
    public void Should_show_operators_alone_by_which_door_somebody_came()
    {
        _room.Present[Member].Door = "tls";

        _room.List(Now, Op).Notes.ShouldContain(note => $"{note}" == "by tls");
        _room.List(Now, Other).Notes.ShouldNotContain(note => $"{note}" == "by tls");
        ((RoomAnswer.Lines)_room.Describe(Nick("member"), Now, Op)).Texts.ShouldHaveSingleItem().ShouldContain("member is here by tls since ");
        ((RoomAnswer.Lines)_room.Describe(Nick("member"), Now, Other)).Texts.ShouldHaveSingleItem().ShouldContain("member is here since ");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Should_allow_what_the_table_says(string who, string kind, string whom, string? refusal)
    {
        var by = _room.Find(Nick(who))!.Value;
        var result = _room.Moderate(by, new RoomCommands.Moderate(Enum.Parse<ModerationKind>(kind), whom, Hour, "why"), Now);

        if (refusal is null)
            result.Refusal.ShouldBeNull();
        else
            result.Refusal!.ShouldStartWith(refusal);
        (result.Event is null).ShouldBe(refusal is not null);
    }

    [Fact]
    public void Should_remove_whom_an_operator_kicks()
    {
        var kicked = Do(Op, ModerationKind.Kick, "MEMBER", text: "calm down");

        kicked.Removed.ShouldBe([Member]);
        ModerationText.Of(kicked.Event!).ToString().ShouldBe("op kicked member: calm down");
    }

    [Fact]
    public void Should_let_a_muted_member_write_to_operators_alone_until_the_time_is_over()
    {
        Do(Op, ModerationKind.Mute, "member", Hour);

        _room.Say(Member, "hi", Now).Refusal.ShouldBe("you may say nothing for another 1 h: operators still get your /msg");
        _room.Act(Member, "waves", Now).Accepted.ShouldBeFalse();
        _room.Rename(Member, Nick("another"), Now).Refusal.ShouldBe("you keep your nickname for another 1 h: you may say nothing until then");
        _room.Whisper(Member, Nick("other"), "hi", Now, out _).Refusal.ShouldBe("you may write to operators only, for another 1 h: /who shows who is one");
        _room.Whisper(Member, Nick("op"), "sorry", Now, out _).Accepted.ShouldBeTrue();
        _room.Say(Member, "hi", Now + Hour).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_hold_a_mute_when_its_member_comes_again_and_end_it()
    {
        Do(Op, ModerationKind.Mute, "member", Hour);
        _room.Leave(Member);
        _room.Join(Newcomer, Nick("member"), Now);
        _room.Say(Newcomer, "hi", Now).Accepted.ShouldBeFalse();

        Do(Op, ModerationKind.Unmute, "member");

        _room.Say(Newcomer, "hi", Now).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_keep_nickname_and_address_out_until_a_ban_is_over()
    {
        Do(Op, ModerationKind.Ban, "member", Hour, "spam").Removed.ShouldBe([Member]);
        _room.Leave(Member);

        var refused = _room.Join(Newcomer, Nick("Member"), Now.AddMinutes(30));
        ($"{refused.Refusal}", refused.ClosesConnection).ShouldBe(("you are banned for another 30 min: spam", true));
        _room.Join(Newcomer, Nick("innocent"), Now, address: IPAddress.Parse(Far)).Accepted.ShouldBeFalse();
        _room.Rename(Other, Nick("member"), Now).Refusal.ShouldBe("the nickname member is banned: choose another nickname");
        Shown(ModerationKind.Ban).ShouldBe(["banned: member at 192.0.2.7, for another 1 h, by op: spam"]);

        _room.Join(Newcomer, Nick("member"), Now + Hour, address: IPAddress.Parse(Far)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_not_keep_out_the_address_of_an_operator()
    {
        Do(Op, ModerationKind.Ban, "other").Addresses.ShouldBeNull();
        _room.Leave(Other);

        _room.Join(Newcomer, Nick("new"), Now, address: IPAddress.Parse(Near)).Accepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("member")]
    [InlineData("192.0.2.7")]
    public void Should_end_a_ban_by_nickname_or_address(string whom)
    {
        Do(Op, ModerationKind.Ban, "member");
        _room.Leave(Member);

        Do(Op, ModerationKind.Unban, whom);

        _room.Join(Newcomer, Nick("member"), Now, address: IPAddress.Parse(Far)).Accepted.ShouldBeTrue();
        Shown(ModerationKind.Ban).ShouldBe(["nobody is banned"]);
    }

    [Fact]
    public void Should_remove_everybody_at_a_banned_address()
    {
        Do(Op, ModerationKind.Ban, "192.0.2.6/31").Removed.ShouldBe([Member]);
        _room.Join(Newcomer, Nick("new"), Now, address: IPAddress.Parse("192.0.2.6")).Refusal.ShouldBe("you are banned for good");
    }

    [Fact]
    public void Should_let_nobody_new_in_until_the_last_operator_has_left()
    {
        Do(Op, ModerationKind.Lock);
        _room.Join(Newcomer, Nick("new"), Now).ClosesConnection.ShouldBeTrue();
        _room.Leave(Op);
        _room.Join(Newcomer, Nick("new"), Now).Accepted.ShouldBeFalse();

        _room.Leave(OtherOp);

        _room.Join(Newcomer, Nick("new"), Now).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_let_everybody_but_operators_say_one_line_in_a_time()
    {
        Do(Op, ModerationKind.Slow, time: TimeSpan.FromSeconds(5));
        _room.Say(Member, "one", Now).Accepted.ShouldBeTrue();

        _room.Say(Member, "two", Now.AddSeconds(1.5)).Refusal.ShouldBe("everybody may say one line in 5 s: wait 4 s and send it again");
        _room.Say(Other, "one", Now).Accepted.ShouldBeTrue();
        _room.Say(Op, "one", Now).Accepted.ShouldBeTrue();
        _room.Say(Op, "two", Now).Accepted.ShouldBeTrue();
        _room.Say(Member, "two", Now.AddSeconds(5)).Accepted.ShouldBeTrue();
        Do(Op, ModerationKind.Slow);
        _room.Say(Member, "three", Now.AddSeconds(5)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_show_topic_and_message_of_the_day_to_everybody_and_bans_to_operators()
    {
        Shown(ModerationKind.Topic).ShouldBe(["there is no topic"]);
        Do(Op, ModerationKind.Topic, text: "한국어 모임");
        Do(Op, ModerationKind.Motd, text: "welcome");

        Shown(ModerationKind.Topic).ShouldBe(["topic: 한국어 모임"]);
        Shown(ModerationKind.Motd).ShouldBe(["welcome"]);
        _room.Show(Member, ModerationKind.Ban, Now).ShouldBeOfType<RoomAnswer.Refused>();
    }

    private List<string> Shown(ModerationKind what) => _room.Show(Op, what, Now).ShouldBeOfType<RoomAnswer.Lines>().Texts.Select(text => $"{text}").ToList();

    /// <summary>It is allowed, and happens.</summary>
    private ModerationResult Do(MemberId by, ModerationKind kind, string whom = "", TimeSpan? time = null, string text = "")
    {
        var result = _room.Moderate(by, new RoomCommands.Moderate(kind, whom, time, text), Now);
        result.Refusal.ShouldBeNull();
        _room.Apply(new LoggedEvent(result.Event, by, _room.NameOf(by), new Stamp(++_events, Now)) { To = result.To, Addresses = result.Addresses });
        return result;
    }
}
