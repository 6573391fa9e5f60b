using AkkaChat.Protocol;
using AkkaChat.Settings;

namespace AkkaChat.Server.Commands;

/// <summary>All commands. CONTRIBUTING.md says what else a new one needs.</summary>
internal static class ChatCommands
{
    /// <summary>The commands in the order of <c>/help</c>.</summary>
    public static readonly IReadOnlyList<ChatCommand> All =
    [
        HelpCommand.Definition,
        WhoCommand.Definition,
        HistoryCommand.Definition,
        SearchCommand.Definition,
        ShowCommand.Definition,
        NickCommand.Definition,
        MeCommand.Definition,
        MsgCommand.Definition,
        NodesCommand.Definition,
        ReplyCommand.Definition,
        AwayCommand.Definition,
        BackCommand.Definition,
        IgnoreCommand.Definition,
        UnignoreCommand.Definition,
        QuietCommand.Definition,
        TimeCommand.Definition,
        RawCommand.Definition,
        LangCommand.Definition,
        PingCommand.Definition,
        LagCommand.Definition,
        MissedCommand.Definition,
        TopicCommand.Definition,
        MotdCommand.Definition,
        RegisterCommand.Definition,
        LoginCommand.Definition,
        PasswdCommand.Definition,
        UnregisterCommand.Definition,
        OpCommand.Definition,
        QuitCommand.Definition,
        AnnounceCommand.Definition,
        KickCommand.Definition,
        MuteCommand.Definition,
        UnmuteCommand.Definition,
        BanCommand.Definition,
        UnbanCommand.Definition,
        BansCommand.Definition,
        SlowCommand.Definition,
        LockCommand.Definition,
        ShutdownCommand.Definition,
        DeopCommand.Definition,
    ];

    // No command has a longer name: a longer word is not compared with all of them.
    private const int LongestName = 20;

    private const int MaxShown = 40;

    /// <summary>Runs a command that a member typed.</summary>
    public static CommandOutcome Run(ClientLine.Command typed) =>
        Find(typed.Name) is { } command ? command.Run(typed.Argument) : new CommandOutcome.Refuse(Unknown(typed.Name));

    /// <summary>The command with this name, in upper or lower case; null when there is none.</summary>
    public static ChatCommand? Find(string name) => All.FirstOrDefault(command => command.IsCalled(name));

    /// <summary>Refuses a command without its argument.</summary>
    public static CommandOutcome Misused(ChatCommand command) => Misused(command.Usage, command.Help);

    /// <summary>Refuses a command without its argument.</summary>
    public static CommandOutcome Misused(ServerText usage, ServerText help) => new CommandOutcome.Refuse(Remedy(usage, help));

    /// <summary>What to type.</summary>
    public static ServerText Remedy(ServerText usage, ServerText help) => $"type {usage} to {help}";

    /// <summary>Refuses a name that no command has.</summary>
    public static ServerText Unknown(string name)
    {
        var nearest = name.Length <= LongestName ? Suggestion.ForWord(name.ToLowerInvariant(), All.SelectMany(command => command.Names)) : null;
        ServerText remedy = nearest switch { null => $"/help lists them", _ => $"do you mean /{nearest}? /help lists all" };
        return $"there is no command /{Shown(name, LongestName)}: {remedy} (to say a line that begins with a slash, type two)";
    }

    /// <summary>What a refusal shows of a wrong text: a line may be long.</summary>
    public static string Shown(string text, int most = MaxShown) => text.Length <= most ? text : string.Concat(text.EnumerateRunes().Take(most)) + "…";
}
