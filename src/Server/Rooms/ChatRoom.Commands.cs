using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;

namespace AkkaChat.Server.Rooms;

/// <content>Which method decides about which command.</content>
internal sealed partial class ChatRoom
{
    private void Decide(RoomCommands.Apply apply)
    {
        var now = Context.System.Scheduler.Now;
        switch (apply.Command)
        {
            case RoomCommands.Join join:
                Join(apply, join, now);
                break;
            case RoomCommands.Resume resume:
                Resume(apply, resume, now);
                break;
            case RoomCommands.FindRejoinPoint find:
                FindRejoinPoint(apply, find, now);
                break;
            case RoomCommands.SuggestNickname { Refusal: var refusal }:
                Refuse(apply, _state.Room.Refuse(refusal));
                break;
            case RoomCommands.ListNodes:
                Answer(apply, ListNodes());
                break;

            // The member has left or moved to another relay, or its line has come again.
            case var _ when !_state.Relays.Serves(apply.Relay, apply.By) || _state.Clients.IsDone(apply.By, apply.Line):
                Answer(apply, RoomAnswer.Nothing.Instance);
                break;
            default:
                DecideForMember(apply, now);
                break;
        }
    }

    private void DecideForMember(RoomCommands.Apply apply, DateTimeOffset now)
    {
        if (Talk(apply, now, out var to) is { } said)
            Publish(apply, said, now, to);
        else if (AnswerTo(apply, now) is { } answer)
            Answer(apply, answer);
        else
            Change(apply, now);
    }

    /// <summary>What the rules make of what a member says; null for every other command.</summary>
    private CommandResult? Talk(RoomCommands.Apply apply, DateTimeOffset now, out MemberId to)
    {
        var (room, by) = (_state.Room, apply.By);
        to = default;
        return apply.Command switch
        {
            RoomCommands.Say say => room.Say(by, say.Text, now),
            RoomCommands.Act act => room.Act(by, act.Text, now),
            RoomCommands.Paste paste => room.Paste(by, paste.Text, now),
            RoomCommands.Whisper whisper => room.Whisper(by, whisper.To, whisper.Text, now, out to),
            RoomCommands.Reply reply => room.Reply(by, reply.Text, now, out to),
            RoomCommands.GoAway away => room.GoAway(by, away.Text),
            RoomCommands.EndAway => room.EndAway(by),
            _ => null,
        };
    }

    /// <summary>The answer to a member's question; null for every other command.</summary>
    private RoomAnswer? AnswerTo(RoomCommands.Apply apply, DateTimeOffset now)
    {
        var (room, by) = (_state.Room, apply.By);
        return apply.Command switch
        {
            RoomCommands.ListMembers => room.List(now, by),
            RoomCommands.DescribeMember describe => room.Describe(describe.Who, now, by),
            RoomCommands.FindPassword => room.FindPassword(by),
            RoomCommands.Show show => room.Show(by, show.What, now),
            RoomCommands.Ignore ignore => Ignore(by, ignore.Who),
            _ => null,
        };
    }

    private void Change(RoomCommands.Apply apply, DateTimeOffset now)
    {
        switch (apply.Command)
        {
            case RoomCommands.Rename rename:
                Rename(apply, rename, now);
                break;
            case RoomCommands.Leave leave:
                Leave(apply, leave, now);
                break;
            case RoomCommands.Moderate moderate:
                Moderate(apply, moderate, now);
                break;
            case RoomCommands.ChangeAccount change:
                ChangeAccount(apply, change, now);
                break;
            case RoomCommands.KeepPreferences keep:
                Append(Happened(apply, null, _state.Room.NameOf(apply.By), now) with { Preferences = keep.Preferences });
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(apply), apply.Command, null);
        }
    }

    private RoomAnswer Ignore(MemberId by, Nickname who) => _state.Room.TryFindOther(by, who, out var ignored, out var refusal)
        ? new RoomAnswer.Ignoring(_state.Room.NameOf(ignored)) { Account = _state.Room.Present[ignored].Account }
        : new RoomAnswer.Refused(refusal);
}
