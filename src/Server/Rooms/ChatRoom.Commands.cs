using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

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
        var room = _state.Room;
        switch (apply.Command)
        {
            case RoomCommands.Say say:
                Publish(apply, room.Say(apply.By, say.Text, now), now);
                break;
            case RoomCommands.Act act:
                Publish(apply, room.Act(apply.By, act.Text, now), now);
                break;
            case RoomCommands.Paste paste:
                Publish(apply, room.Paste(apply.By, paste.Text, now), now);
                break;
            case RoomCommands.Whisper whisper:
                Publish(apply, room.Whisper(apply.By, whisper.To, whisper.Text, now, out var addressee), now, addressee);
                break;
            case RoomCommands.Reply reply:
                Publish(apply, room.Reply(apply.By, reply.Text, now, out var last), now, last);
                break;
            case RoomCommands.GoAway away:
                Publish(apply, room.GoAway(apply.By, away.Text), now);
                break;
            case RoomCommands.EndAway:
                Publish(apply, room.EndAway(apply.By), now);
                break;
            case RoomCommands.Rename rename:
                Rename(apply, rename, now);
                break;
            case RoomCommands.Leave leave:
                Leave(apply, leave, now);
                break;
            case RoomCommands.ListMembers:
                Answer(apply, room.List(now, apply.By));
                break;
            case RoomCommands.DescribeMember describe:
                Answer(apply, room.Describe(describe.Who, now, apply.By));
                break;
            case RoomCommands.Moderate moderate:
                Moderate(apply, moderate, now);
                break;
            case RoomCommands.FindPassword:
                Answer(apply, room.FindPassword(apply.By));
                break;
            case RoomCommands.ChangeAccount change:
                ChangeAccount(apply, change, now);
                break;
            case RoomCommands.KeepPreferences keep:
                Append(Happened(apply, null, room.NameOf(apply.By), now) with { Preferences = keep.Preferences });
                break;
            case RoomCommands.Show show:
                Answer(apply, room.Show(apply.By, show.What, now));
                break;
            case RoomCommands.Ignore ignore:
                Answer(apply, Ignore(apply.By, ignore.Who));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(apply), apply.Command, null);
        }
    }

    private RoomAnswer Ignore(MemberId by, Nickname who) => _state.Room.TryFindOther(by, who, out var ignored, out var refusal)
        ? new RoomAnswer.Ignoring(_state.Room.NameOf(ignored)) { Account = _state.Room.Present[ignored].Account }
        : new RoomAnswer.Refused(refusal);
}
