using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>The rules again, kept simple: what the log says has happened must have been allowed when it did.</summary>
internal sealed class LogRules
{
    private readonly Dictionary<MemberId, Nickname> _here = [];
    private readonly Dictionary<MemberId, Nickname> _owners = [];
    private readonly HashSet<MemberId> _operators = [];
    private readonly HashSet<Nickname> _accounts = [];
    private readonly Dictionary<Nickname, DateTimeOffset> _mutes = [];
    private readonly Dictionary<Nickname, DateTimeOffset> _bans = [];

    private LogRules()
    {
    }

    /// <summary>Checks a log from its beginning.</summary>
    public static void Check(IEnumerable<LoggedEvent> log)
    {
        var rules = new LogRules();
        foreach (var e in log)
            rules.Check(e);
    }

    /// <summary>Whether lines of somebody may have been refused: it was muted, or was called by a nickname of somebody else.</summary>
    public static bool MayRefuse(IEnumerable<LoggedEvent> log, IReadOnlySet<string> names) =>
        log.Any(e => (e.MustLogIn && names.Contains(e.Who.Text)) || (e.Event is RoomEvent.Moderated { Kind: ModerationKind.Mute } mute && names.Contains(mute.Whom)));

    private void Check(LoggedEvent e)
    {
        switch (e.Event)
        {
            case RoomEvent.Joined joined:
                ShouldBeFree(joined.Who, e);
                _here.Add(e.By, joined.Who);
                break;
            case RoomEvent.Left:
                Leave(e.By);
                break;
            case RoomEvent.LeftTogether:
                e.Together.ToList().ForEach(Leave);
                break;
            case RoomEvent.Said said:
                _here[e.By].ShouldBe(said.Who);
                MayChat(e).ShouldBeTrue($"{e} by somebody who is muted, or has to log in");
                break;
            case RoomEvent.Renamed renamed:
                _here[e.By].ShouldBe(renamed.Old);
                if (e.Command > 0)
                    Holds(_mutes, renamed.Old, e).ShouldBeFalse($"{e} by somebody who is muted");
                ShouldBeFree(renamed.New, e);
                _here[e.By] = renamed.New;
                break;
            case RoomEvent.AccountChanged { Change: AccountChange.Registered }:
                _accounts.Add(e.Who).ShouldBeTrue($"{e} of a registered nickname");
                _owners[e.By] = e.Who;
                break;
            case RoomEvent.Moderated moderated:
                Apply(e, moderated);
                break;
        }
    }

    private void Apply(LoggedEvent e, RoomEvent.Moderated moderated)
    {
        if (moderated.Kind == ModerationKind.Op)
        {
            _operators.Add(e.By).ShouldBeTrue($"{e} by an operator");
            return;
        }
        _operators.ShouldContain(e.By, $"{e}");
        _operators.ShouldNotContain(e.To, $"{e}");
        var subject = Nickname.Restore(moderated.Whom);
        if (moderated.Kind == ModerationKind.Unmute)
            _mutes.Remove(subject);
        else
            (moderated.Kind == ModerationKind.Mute ? _mutes : _bans)[subject] = e.Stamp.Time + moderated.For!.Value;
    }

    private void Leave(MemberId member)
    {
        _here.Remove(member).ShouldBeTrue($"{member} leaves who is not here");
        _owners.Remove(member);
        _operators.Remove(member);
    }

    private void ShouldBeFree(Nickname nickname, LoggedEvent e)
    {
        _here.Values.ShouldNotContain(nickname, $"{e}");
        Holds(_bans, nickname, e).ShouldBeFalse($"{e} under a banned nickname");
    }

    private bool MayChat(LoggedEvent e) => !Holds(_mutes, e.Who, e) && (!_accounts.Contains(e.Who) || (_owners.TryGetValue(e.By, out var own) && own == e.Who));

    private static bool Holds(Dictionary<Nickname, DateTimeOffset> rules, Nickname nickname, LoggedEvent e) => rules.TryGetValue(nickname, out var until) && until > e.Stamp.Time;
}
