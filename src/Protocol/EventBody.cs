using System.Buffers;
using System.Diagnostics;

namespace AkkaChat.Protocol;

/// <summary>The line of an event between its tags and its end: <c>alice: hi</c>, <c>* alice joined</c>.</summary>
internal static class EventBody
{
    /// <summary>Writes what an event says.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="e">The event.</param>
    /// <param name="number">Its number, which a paste shows.</param>
    /// <param name="form">The reader's format and language.</param>
    public static void Write(IBufferWriter<byte> output, RoomEvent e, long number, LineForm form)
    {
        // Programs parse what members do; in English it costs no text.
        var isPlain = form.IsTagged || form.Language == Language.English;
        switch (e)
        {
            case RoomEvent.Said said:
                output.Put(said.Who.Text);
                output.Write(": "u8);
                output.PutClean(said.Text);
                break;
            case RoomEvent.Joined joined when isPlain:
                output.Write("* "u8);
                output.Put(joined.Who.Text);
                output.Write(" joined"u8);
                break;
            case RoomEvent.Left left when isPlain:
                output.Write("* "u8);
                output.Put(left.Who.Text);
                output.Write(" left"u8);
                break;
            case RoomEvent.LeftTogether together when form.IsTagged:
                output.Put(LeavingText.All(together.Who, ServerText.Restore(together.Reason).In(form.Language)));
                break;
            case RoomEvent.Pasted pasted when form.IsTagged:
                output.Write("* "u8);
                output.PutClean(PasteText.Of(pasted, number).ToString());
                break;
            case RoomEvent.Acted acted:
                // With one star, "/me left" would look like the server's notice.
                output.Write("** "u8);
                output.Put(acted.Who.Text);
                output.Write(" "u8);
                output.PutClean(acted.Text);
                break;
            case RoomEvent.Renamed renamed when isPlain:
                output.Write("* "u8);
                output.Put(renamed.Old.Text);
                output.Write(" is now called "u8);
                output.Put(renamed.New.Text);
                break;
            case RoomEvent.Whispered whispered:
                // The first word of a public line ends with a colon, so the two cannot be confused.
                output.Put(whispered.From.Text);
                output.Write(" → "u8);
                output.Put(whispered.To.Text);
                output.Write(": "u8);
                output.PutClean(whispered.Text);
                break;
            default:
                output.Write("* "u8);
                output.PutClean(Text(e, number).In(form.Language));
                break;
        }
    }

    /// <summary>The text of an event that is rare, or in another language.</summary>
    private static ServerText Text(RoomEvent e, long number) => e switch
    {
        RoomEvent.Joined joined => $"{joined.Who} joined",
        RoomEvent.Left left => $"{left.Who} left",
        RoomEvent.LeftTogether together => LeavingText.Of(together),
        RoomEvent.Renamed renamed => $"{renamed.Old} is now called {renamed.New}",
        RoomEvent.Pasted pasted => PasteText.Of(pasted, number),
        RoomEvent.WentAway { Text: "" } away => $"{away.Who} is away",
        RoomEvent.WentAway away => $"{away.Who} is away: {away.Text}",
        RoomEvent.Moderated moderated => ModerationText.Of(moderated),
        RoomEvent.AccountChanged account => AccountText(account),
        RoomEvent.EndedAway back => $"{back.Who} is here again",
        _ => throw new UnreachableException($"no rendering for {e}"),
    };

    private static ServerText AccountText(RoomEvent.AccountChanged e) => e.Change switch
    {
        AccountChange.Registered => $"{e.Who} is registered: nobody else can use this nickname from now on",
        AccountChange.PasswordChanged => $"{e.Who} has another password",
        AccountChange.KeyAdded => $"{e.Who} is open to one more key",
        AccountChange.Unregistered => $"{e.Who} is free for everybody again",
        AccountChange.LoggedIn => $"{e.Who} is logged in",
        _ => throw new UnreachableException($"no text for {e.Change}"),
    };
}
