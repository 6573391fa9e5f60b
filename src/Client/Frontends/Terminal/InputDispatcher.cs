using AkkaChat.Protocol;

namespace AkkaChat.Client.Terminal;

/// <summary>What becomes of a line that was typed: it is a nickname, or a command of this client, or something to say.</summary>
/// <param name="mouth">Says what is to be said.</param>
/// <param name="format">How answers look.</param>
/// <param name="help">What this client can do beside what the server tells.</param>
/// <param name="print">Prints answers.</param>
/// <param name="clear">Empties the window.</param>
internal sealed class Commands(Mouth mouth, LineFormat format, IReadOnlyList<string> help, Action<IEnumerable<string>> print, Action clear)
{
    /// <summary>Does what the line asks for.</summary>
    public void Enter(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        if (mouth.Conversation.NeedsNickname)
        {
            ChooseNickname(line.Trim());
            return;
        }
        switch ((ClientLine.Parse(line) as ClientLine.Command)?.Name.ToUpperInvariant())
        {
            case "CLEAR":
                clear();
                break;
            case "WHO":
                print([format.Answer($"{Status.People(mouth.Conversation)} here: {string.Join(", ", mouth.Conversation.People)}")]);
                break;
            case "QUIT" or "Q":
                mouth.Leave();
                break;
            case "HELP":
                print(help.Select(format.Answer));
                mouth.Say(line);
                break;
            default:
                mouth.Say(line);
                break;
        }
    }

    private void ChooseNickname(string nickname)
    {
        if (Nickname.TryParse(nickname, out _, out var refusal))
            mouth.Name(nickname);
        else
            print([format.Refusal(refusal)]);
    }
}
