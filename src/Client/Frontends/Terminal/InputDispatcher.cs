using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>What becomes of a line that was typed: it is a nickname, or a command of this client, or something to say.</summary>
/// <param name="outbound">Says what is to be said.</param>
/// <param name="format">How answers colorSupport.</param>
/// <param name="help">What this client can do beside what the server tells.</param>
/// <param name="print">Prints answers.</param>
/// <param name="clear">Empties the window.</param>
internal sealed class InputDispatcher(OutboundQueue outbound, LineFormat format, IReadOnlyList<string> help, Action<IEnumerable<string>> print, Action clear)
{
    /// <summary>Does what the line asks for.</summary>
    public void Enter(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        if (outbound.ClientSession.NeedsNickname)
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
                print([format.Answer($"{StatusText.MemberNames(outbound.ClientSession)} here: {string.Join(", ", outbound.ClientSession.MemberNames)}")]);
                break;
            case "QUIT" or "Q":
                outbound.Leave();
                break;
            case "HELP":
                print(help.Select(format.Answer));
                outbound.Say(line);
                break;
            default:
                outbound.Say(line);
                break;
        }
    }

    private void ChooseNickname(string nickname)
    {
        if (Nickname.TryParse(nickname, out _, out var refusal))
            outbound.Name(nickname);
        else
            print([format.Refusal(refusal)]);
    }
}
