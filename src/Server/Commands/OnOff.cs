using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Commands;

/// <summary>The commands that switch something on or off for the member alone.</summary>
internal static class OnOff
{
    /// <summary>Makes such a command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="help">What it does when it is on.</param>
    /// <param name="change">What changes.</param>
    public static ChatCommand Command(string name, ServerText help, Func<bool, ViewChange> change)
    {
        ServerText usage = $"/{name} on|off";
        return new ChatCommand(name, usage, help, argument => argument.ToLowerInvariant() switch
        {
            "on" => new CommandOutcome.ChangeView(change(true)),
            "off" => new CommandOutcome.ChangeView(change(false)),
            _ => ChatCommands.Misused(usage, help),
        });
    }
}
