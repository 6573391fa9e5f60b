namespace AkkaChat.Server.Rooms;

/// <content>Each command, and what it comes to.</content>
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
            case RoomCommands.Return back:
                Return(apply, back, now);
                break;
            case RoomCommands.FindWayBack find:
                FindWayBack(apply, find, now);
                break;
            case RoomCommands.RefuseNickname { Refusal: var refusal }:
                Refuse(apply, _state.Members.Refuse(refusal));
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
        var members = _state.Members;
        switch (apply.Command)
        {
            case RoomCommands.Say say:
                Publish(apply, members.Say(apply.By, say.Text, now), now);
                break;
            case RoomCommands.Act act:
                Publish(apply, members.Act(apply.By, act.Text, now), now);
                break;
            case RoomCommands.Paste paste:
                Publish(apply, members.Paste(apply.By, paste.Text, now), now);
                break;
            case RoomCommands.Whisper whisper:
                Publish(apply, members.Whisper(apply.By, whisper.To, whisper.Text, now, out var addressee), now, addressee);
                break;
            case RoomCommands.Reply reply:
                Publish(apply, members.Reply(apply.By, reply.Text, now, out var last), now, last);
                break;
            case RoomCommands.GoAway away:
                Publish(apply, members.GoAway(apply.By, away.Text), now);
                break;
            case RoomCommands.ComeBack:
                Publish(apply, members.ComeBack(apply.By), now);
                break;
            case RoomCommands.Rename rename:
                Rename(apply, rename, now);
                break;
            case RoomCommands.Leave leave:
                Leave(apply, leave, now);
                break;
            case RoomCommands.ListMembers:
                Answer(apply, members.List(now, apply.By));
                break;
            case RoomCommands.DescribeMember describe:
                Answer(apply, members.Describe(describe.Who, now, apply.By));
                break;
            case RoomCommands.Moderate moderate:
                Moderate(apply, moderate, now);
                break;
            case RoomCommands.FindPassword:
                Answer(apply, members.FindPassword(apply.By));
                break;
            case RoomCommands.ChangeAccount change:
                ChangeAccount(apply, change, now);
                break;
            case RoomCommands.KeepPreferences keep:
                Append(Happened(apply, null, members.NameOf(apply.By), now) with { Preferences = keep.Preferences });
                break;
            case RoomCommands.Show show:
                Answer(apply, members.Show(apply.By, show.What, now));
                break;
            case RoomCommands.Ignore ignore:
                Answer(apply, members.TryFindOther(apply.By, ignore.Who, out var ignored, out var refusal)
                    ? new RoomAnswer.Ignoring(members.NameOf(ignored)) { Account = members.Present[ignored].Account }
                    : new RoomAnswer.Refused(refusal));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(apply), apply.Command, null);
        }
    }
}
