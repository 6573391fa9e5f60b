using FsCheck;
using FsCheck.Fluent;

namespace AkkaChat.Server.Tests.Model;

/// <summary>Something that happens. What makes no sense when its turn comes is left out.</summary>
internal enum StepKind
{
    Come,
    Say,
    Paste,
    Act,
    Rename,
    Whisper,
    ListMembers,
    Mistype,
    Promote,
    Mute,
    Unmute,
    Kick,
    Ban,
    Unban,
    Leave,
    EndInput,
    FailSession,
    FailWrite,
    Reset,
    Vanish,
    FailRoom,
    FailListener,
    Stall,
    GoOn,
    Pause,
}

/// <summary>One of them.</summary>
/// <param name="Who">The seat of whoever does it.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Name">A nickname, where the step needs one.</param>
internal sealed record Step(int Who, StepKind Kind, string Name)
{
    public const int Seats = 4;

    private static readonly string[] Names = ["ann", "Ann", "ben", "cat", "dan"];

    private static readonly Gen<StepKind> Kinds = Gen.Frequency(
        (4, Gen.Constant(StepKind.Come)),
        (4, Gen.Elements(StepKind.Say, StepKind.Paste)),
        (4, Gen.Elements(StepKind.Act, StepKind.Rename, StepKind.Whisper, StepKind.ListMembers, StepKind.Mistype, StepKind.FailRoom)),
        (2, Gen.Elements(StepKind.Promote, StepKind.Mute, StepKind.Unmute, StepKind.Kick, StepKind.Ban, StepKind.Unban, StepKind.Unban)),
        (2, Gen.Elements(StepKind.Stall, StepKind.GoOn, StepKind.Pause)),
        (1, Gen.Elements(StepKind.Leave, StepKind.EndInput)),
        (1, Gen.Elements(StepKind.FailSession, StepKind.FailWrite, StepKind.Reset, StepKind.Vanish, StepKind.FailListener)));

    /// <summary>Any of them.</summary>
    public static Gen<Step> Any { get; } =
        from who in Gen.Choose(0, Seats - 1)
        from kind in Kinds
        from name in Gen.Elements(Names)
        select new Step(who, kind, name);

    public override string ToString() => $"{Who} {Kind} {Name}";
}
