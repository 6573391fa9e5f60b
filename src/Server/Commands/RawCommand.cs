using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Commands;

/// <summary><c>/raw on</c> makes the session a feed of what people say.</summary>
internal static class RawCommand
{
    public static readonly ChatCommand Definition =
        OnOff.Command("raw", $"get only what people say, for a program that reads along", on => new ViewChange.Filter(on ? LineFilter.Raw : LineFilter.All));
}
