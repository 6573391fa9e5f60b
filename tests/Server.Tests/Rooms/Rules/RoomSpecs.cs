using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms.Rules;

public class RoomSpecs
{
    private static readonly MemberId First = new(1), Second = new(2);

    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly Room _room = new();

    [Fact]
    public void Should_announce_who_joins()
    {
        _room.Join(First, Alice, Now).Event.ShouldBe(new RoomEvent.Joined(Alice));
        _room.Members.ShouldBe([Alice]);
    }

    [Fact]
    public void Should_refuse_a_nickname_that_somebody_has_in_any_letters()
    {
        _room.Join(First, Alice, Now);

        var result = _room.Join(Second, Nick("ALICE"), Now);

        result.Refusal.ShouldBe("somebody here is called alice already, which looks like ALICE: choose another nickname, for instance ALICE2");
        _room.Count.ShouldBe(1);
        _room.Join(Second, Alice, Now).Refusal.ShouldBe("somebody here is called alice already: choose another nickname, for instance alice2");
    }

    [Fact]
    public void Should_refuse_a_nickname_that_could_pass_for_the_room()
    {
        var room = new Room(new ReservedNicknames(["admin"]));
        room.Join(First, Alice, Now);

        room.Join(Second, Nick("Adm1n"), Now).ShouldBe(CommandResult.Refuse($"the nickname Adm1n could pass for the room itself: choose another nickname", isFinal: true));
        room.Rename(First, Nick("admin"), Now).Accepted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("alice:", "alice2")]
    [InlineData("admin:", "admin2")]
    [InlineData("carol:", "carol")]
    [InlineData(":", null)]
    public void Should_suggest_only_what_it_would_accept_in_place_of_a_text_that_is_no_nickname(string text, string? suggested)
    {
        var room = new Room(new ReservedNicknames(["admin"]));
        room.Join(First, Alice, Now);
        Nickname.TryParse(text, out _, out var refusal).ShouldBeFalse();

        var answer = room.Refuse(refusal);

        answer.Refusal.ShouldBe(suggested is null ? refusal.Reason : $"{refusal.Reason}, for instance {suggested}");
        answer.IsFinal.ShouldBeTrue();
    }

    [Theory]
    [InlineData("bob", "bob3")]
    [InlineData("BOB", "BOB3")]
    [InlineData("bob2", "bob2_2")]
    [InlineData("zoe1", "zoe1_2")]
    [InlineData("twenty-four-characters-x", null)]
    [InlineData("r00", null)]
    public void Should_suggest_a_nickname_that_it_would_accept(string wanted, string? suggested)
    {
        var room = new Room(new ReservedNicknames([.. Enumerable.Range(2, 20).Select(number => $"r00_{number}")]));
        foreach (var (nickname, number) in new[] { "bob", "bob2", "zoe1", "twenty-four-characters-x", "r00" }.Select((nickname, number) => (nickname, number)))
            room.Join(new MemberId(number), Nick(nickname), Now);

        var refusal = room.Join(new MemberId(9), Nick(wanted), Now).Refusal;

        refusal.ShouldEndWith(suggested is null ? ": choose another nickname" : $": choose another nickname, for instance {suggested}");
        if (suggested is not null)
            room.Join(new MemberId(9), Nick(suggested), Now).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_free_a_nickname_when_its_owner_leaves()
    {
        _room.Join(First, Alice, Now);

        _room.Leave(First).Event.ShouldBe(new RoomEvent.Left(Alice));

        _room.Join(Second, Alice, Now).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_say_and_act_under_the_nickname_of_the_moment()
    {
        _room.Join(First, Alice, Now);
        _room.Rename(First, Bob, Now);

        _room.Say(First, "hi", Now).Event.ShouldBe(new RoomEvent.Said(Bob, "hi"));
        _room.Act(First, "waves", Now).Event.ShouldBe(new RoomEvent.Acted(Bob, "waves"));
    }

    [Fact]
    public void Should_free_the_old_nickname_when_a_member_takes_another()
    {
        _room.Join(First, Alice, Now);

        _room.Rename(First, Bob, Now).Event.ShouldBe(new RoomEvent.Renamed(Alice, Bob));

        _room.Join(Second, Alice, Now).Accepted.ShouldBeTrue();
        _room.Members.ShouldBe([Alice, Bob]);
    }

    [Fact]
    public void Should_refuse_to_rename_to_a_nickname_that_somebody_else_has()
    {
        _room.Join(First, Alice, Now);
        _room.Join(Second, Bob, Now);

        _room.Rename(First, Nick("Bob"), Now).Refusal.ShouldBe("somebody here is called bob already, which looks like Bob: choose another nickname, for instance Bob2");

        _room.NameOf(First).ShouldBe(Alice);
    }

    [Fact]
    public void Should_let_members_change_the_letters_of_their_own_nickname()
    {
        _room.Join(First, Alice, Now);

        _room.Rename(First, Nick("Alice"), Now).Accepted.ShouldBeTrue();

        _room.NameOf(First).Text.ShouldBe("Alice");
    }

    [Fact]
    public void Should_refuse_to_rename_to_the_nickname_that_one_has()
    {
        _room.Join(First, Alice, Now);

        _room.Rename(First, Alice, Now).Refusal.ShouldBe("you are called alice already");
    }

    [Fact]
    public void Should_find_whom_a_member_addresses()
    {
        _room.Join(First, Alice, Now);
        _room.Join(Second, Bob, Now);

        _room.TryFindOther(First, Nick("BOB"), out var addressee, out _).ShouldBeTrue();

        addressee.ShouldBe(Second);
    }

    [Fact]
    public void Should_refuse_to_address_somebody_who_is_not_here()
    {
        _room.Join(First, Alice, Now);

        _room.TryFindOther(First, Bob, out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe("nobody here is called bob: /who lists who is here");
    }

    [Fact]
    public void Should_refuse_to_address_oneself()
    {
        _room.Join(First, Alice, Now);

        _room.TryFindOther(First, Alice, out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe("you are alice yourself: name somebody else");
    }

    [Fact]
    public void Should_list_members_in_alphabetical_order()
    {
        _room.Join(First, Carol, Now);
        _room.Join(Second, Alice, Now);
        _room.Join(new MemberId(3), Bob, Now);

        _room.Members.ShouldBe([Alice, Bob, Carol]);
    }

    [Fact]
    public void Should_stay_as_it_was_when_a_command_fails()
    {
        _room.Join(First, Alice, Now);

        Should.Throw<ArgumentException>(() => _room.Say(First, null!, Now));
        Should.Throw<ArgumentException>(() => _room.Join(First, Bob, Now));
        Should.Throw<KeyNotFoundException>(() => _room.Leave(Second));

        _room.Members.ShouldBe([Alice]);
        _room.Join(Second, Bob, Now).Accepted.ShouldBeTrue();
    }
}
