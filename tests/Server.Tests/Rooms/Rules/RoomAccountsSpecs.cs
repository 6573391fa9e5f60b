using System.Net;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms.Rules;

/// <summary>Registered nicknames: the rules.</summary>
public sealed class RoomAccountsSpecs
{
    private const string Hash = "a hash", Key = "key:k1";

    private static readonly MemberId First = new(1), Second = new(2);
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    private readonly Room _room = new();
    private long _events;

    public RoomAccountsSpecs()
    {
        _room.Join(First, Alice, Now, address: IPAddress.Parse("192.0.2.7"));
        Change(First, AccountChange.Registered, Hash);
    }

    [Fact]
    public void Should_let_nobody_speak_under_a_registered_nickname_before_the_login()
    {
        Leave();
        _room.Join(Second, Nick("ALICE"), Now).Accepted.ShouldBeTrue();

        foreach (var refused in new[] { _room.Say(Second, "hi", Now), _room.Act(Second, "waves", Now) })
            refused.Refusal.ShouldBe("ALICE is registered: /login PASSWORD first, or /nick NICKNAME takes another");
        Refusal(Second, AccountChange.LoggedIn, "another hash").ShouldBe("that does not open ALICE: /login PASSWORD, or /nick NICKNAME takes another");

        Change(Second, AccountChange.LoggedIn, Hash);

        _room.Say(Second, "hi", Now).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_make_a_guest_of_whoever_does_not_log_in_in_time()
    {
        Leave();
        _room.Join(Second, Alice, Now);

        _room.BecomeGuest(Second, Now + Room.LoginTimeout - TimeSpan.FromTicks(1)).ShouldBeNull();
        var renamed = _room.BecomeGuest(Second, Now + Room.LoginTimeout).ShouldNotBeNull();

        renamed.New.Text.ShouldMatch("^guest[0-9]+$");
        _room.NameOf(Second).ShouldBe(renamed.New);
        _room.Say(Second, "hi", Now).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_ask_whoever_takes_a_registered_nickname_but_not_its_owner()
    {
        _room.Rename(First, Carol, Now);
        _room.Join(Second, Bob, Now);
        _room.Rename(Second, Alice, Now).Accepted.ShouldBeTrue();
        _room.Present[Second].LoginUntil.ShouldBe(Now + Room.LoginTimeout);

        _room.Rename(Second, Bob, Now);
        _room.Rename(First, Alice, Now);

        _room.Present[Second].LoginUntil.ShouldBeNull();
        _room.Present[First].LoginUntil.ShouldBeNull();
    }

    [Fact]
    public void Should_change_only_what_is_the_members_own()
    {
        _room.Join(Second, Bob, Now);
        foreach (var change in new[] { AccountChange.PasswordChanged, AccountChange.Unregistered, AccountChange.LoggedIn })
            Refusal(Second, change, Hash).ShouldBe("bob is not registered: /register PASSWORD does that");
        Refusal(First, AccountChange.Registered, Hash).ShouldBe("alice is registered already: /passwd PASSWORD changes the password");
        Refusal(First, AccountChange.LoggedIn, Hash).ShouldBe("you are logged in as alice already");

        Change(First, AccountChange.PasswordChanged, "b hash");
        Change(First, AccountChange.Registered, Key);
        _room.Accounts[Alice].ShouldSatisfyAllConditions(
            account => account.Password.ShouldBe("b hash"),
            account => account.IsOpenedBy(Key).ShouldBeTrue(),
            account => account.IsOpenedBy(Hash).ShouldBeFalse());
        Change(First, AccountChange.Unregistered);

        Leave();
        _room.Join(new MemberId(3), Alice, Now);
        _room.Say(new MemberId(3), "hi", Now).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_add_a_key_for_each_machine_but_not_without_end()
    {
        for (var n = 1; n <= Account.MaxKeys; n++)
            Change(First, AccountChange.Registered, $"key:{n}");

        Refusal(First, AccountChange.Registered, "key:1").ShouldBe("this key opens alice already");
        Refusal(First, AccountChange.Registered, "key:99").ShouldBe("8 keys open alice already: /unregister and /register begin again");
    }

    [Fact]
    public void Should_ban_and_mute_the_account_with_the_nickname()
    {
        _room.Join(Second, Nick("op"), Now);
        Moderate(ModerationKind.Op);
        _room.Rename(First, Carol, Now);

        Moderate(ModerationKind.Mute, "carol", First);
        Moderate(ModerationKind.Ban, "carol", First);
        Leave();

        foreach (var nickname in new[] { Alice, Carol })
        {
            _room.Join(new MemberId(3), nickname, Now).Refusal.ShouldBe("you are banned for another 1 h");
            _room.Moderation.MutedUntil(nickname).ShouldBe(Now.AddHours(1));
        }
        Moderate(ModerationKind.Unban, "alice");
        _room.Join(new MemberId(3), Carol, Now).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Should_ban_and_mute_the_owner_of_a_nickname_who_is_not_here()
    {
        _room.Join(Second, Nick("op"), Now);
        Moderate(ModerationKind.Op);
        Leave();

        Moderate(ModerationKind.Mute, "alice");
        Moderate(ModerationKind.Ban, "alice");
        _room.Join(new MemberId(3), Alice, Now).Refusal.ShouldBe("you are banned for another 1 h");
        Moderate(ModerationKind.Unban, "alice");
        _room.Join(new MemberId(3), Alice, Now).Accepted.ShouldBeTrue();
        _room.Present[new MemberId(3)].MutedUntil.ShouldBe(Now.AddHours(1));

        _room.Moderate(Second, new RoomCommands.Moderate(ModerationKind.Ban, "stranger"), Now).Refusal.ShouldStartWith("nobody here is called stranger");
    }

    [Fact]
    public void Should_suggest_no_registered_nickname()
    {
        _room.Rename(First, Nick("alice2"), Now);
        _room.Join(Second, Nick("alice3"), Now);

        _room.Join(new MemberId(3), Nick("alice2"), Now).Refusal.ShouldEndWith("for instance alice2_2");
    }

    private void Leave() => _room.Leave(First);

    private string Refusal(MemberId member, AccountChange change, string credential) => _room.ChangeAccount(member, change, credential).Refusal.ShouldNotBeNull().ToString();

    private void Change(MemberId member, AccountChange change, string credential = "")
    {
        var happened = _room.ChangeAccount(member, change, credential).Event.ShouldNotBeNull();
        _room.Apply(new LoggedEvent(happened, member, _room.NameOf(member), new Stamp(++_events, Now)) { Credential = credential });
    }

    private void Moderate(ModerationKind kind, string whom = "", MemberId to = default)
    {
        var result = _room.Moderate(Second, new RoomCommands.Moderate(kind, whom, TimeSpan.FromHours(1)), Now);
        result.To.ShouldBe(to);
        _room.Apply(new LoggedEvent(result.Event.ShouldNotBeNull(), Second, Nick("op"), new Stamp(++_events, Now)) { To = result.To, Addresses = result.Addresses });
    }
}
