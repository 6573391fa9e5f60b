using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Dispatches a typed line: it is a nickname, or a command of this client, or a line for the server.</summary>
/// <param name="outbound">Takes lines for the server.</param>
/// <param name="format">Formats answers.</param>
/// <param name="help">What this client can do, beside the server's commands.</param>
/// <param name="print">Prints answers.</param>
/// <param name="clear">Clears the window.</param>
internal sealed class InputDispatcher(
    OutboundQueue outbound,
    LineFormat format,
    IReadOnlyList<string> help,
    Action<IEnumerable<string>> print,
    Action clear)
{
    private const string NicknameHelp = "type the nickname to join with and press Enter; /quit leaves";

    /// <summary>Dispatches a line.</summary>
    public void Dispatch(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        var session = outbound.Session;
        var name = ClientLine.Parse(line) is ClientLine.Command command ? $"/{command.Name.ToLowerInvariant()}" : "";
        var isLeaving = CommandNames.Leaving.Contains(name);
        if (session.NeedsNickname && !isLeaving && name != CommandNames.Clear)
        {
            if (name.Length > 0)
                print([format.Answer(NicknameHelp)]);
            else
                ChooseNickname(line.Trim());
            return;
        }
        switch (name)
        {
            case CommandNames.Clear:
                clear();
                break;
            case CommandNames.Who when session.AreMembersKnown:
                print([format.Answer($"{StatusText.MemberCount(session)} here: {string.Join(", ", session.Members)}")]);
                break;
            case var _ when isLeaving:
                outbound.Leave();
                break;
            case CommandNames.Help:
                print(help.Select(format.Answer));
                outbound.Enqueue(line);
                break;
            default:
                outbound.Enqueue(line);
                break;
        }
    }

    private void ChooseNickname(string nickname)
    {
        if (Nickname.TryParse(nickname, out _, out var refusal))
            outbound.ChooseNickname(nickname);
        else
            print([format.Refusal($"{refusal}")]);
    }
}
