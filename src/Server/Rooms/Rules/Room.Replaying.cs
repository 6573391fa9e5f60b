using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.Rules;

/// <content>What an event changes: now, and when the log is replayed.</content>
internal sealed partial class Room
{
    /// <summary>Applies an event that a rule has allowed but not carried out: now, and when the log is replayed.</summary>
    public void Apply(LoggedEvent e)
    {
        switch (e.Event)
        {
            case RoomEvent.Whispered whispered when _present.TryGetValue(e.To, out var addressee):
                addressee.LastWhisperer = e.By;
                if (whispered.Away is not null)
                    addressee.NoteAwayNotice(e.By);
                break;
            case RoomEvent.WentAway away:
                SetAway(_present[e.By], away.Text);
                break;
            case RoomEvent.EndedAway:
                SetAway(_present[e.By], null);
                break;
            case RoomEvent.AccountChanged account:
                ApplyAccount(account, e);
                break;
            case RoomEvent.Moderated moderated:
                ApplyModeration(moderated, e);
                break;
        }
    }

    /// <summary>Replays an event of the log, whatever the rules say now; <see cref="Apply"/> does the rest.</summary>
    public void Replay(LoggedEvent e)
    {
        switch (e.Event)
        {
            case RoomEvent.Joined:
                var present = new PresentMember(e.Who, e.Stamp.Time)
                {
                    IsProgram = e.Placement?.IsProgram == true,
                    MutedUntil = Moderation.MutedUntil(e.Who),
                };
                AwaitLogin(present, e.Stamp.Time);
                Restore(e.By, present);
                break;
            case RoomEvent.Renamed renamed:
                SetNickname(e.By, _present[e.By], renamed.New, e.Stamp.Time);
                break;
            case RoomEvent.Left:
                Leave(e.By);
                break;
            case RoomEvent.LeftTogether:
                foreach (var member in e.Together)
                    Leave(member);
                break;
            case { IsSpeech: true } or RoomEvent.Whispered when _present.TryGetValue(e.By, out var speaker):
                Spoke(speaker, e.Stamp.Time);
                break;
        }
    }
}
