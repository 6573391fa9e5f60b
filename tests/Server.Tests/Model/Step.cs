using FsCheck;
using FsCheck.Fluent;

namespace AkkaChat.Server.Tests.Model;

/// <summary>Something that happens. What makes no sense when its turn comes is left out.</summary>
internal enum Deed
{
    Come,
    Say,
    Paste,
    Act,
    Rename,
    Whisper,
    ListMembers,
    Mistype,
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
/// <param name="Deed">What is done.</param>
/// <param name="Name">A nickname, where the deed needs one.</param>
internal sealed record Step(int Who, Deed Deed, string Name)
{
    public const int Seats = 4;

    private static readonly string[] Names = ["ann", "Ann", "ben", "cat", "dan"];

    private static readonly Gen<Deed> Deeds = Gen.Frequency(
        (4, Gen.Constant(Deed.Come)),
        (4, Gen.Elements(Deed.Say, Deed.Paste)),
        (4, Gen.Elements(Deed.Act, Deed.Rename, Deed.Whisper, Deed.ListMembers, Deed.Mistype, Deed.FailRoom)),
        (2, Gen.Elements(Deed.Stall, Deed.GoOn, Deed.Pause)),
        (1, Gen.Elements(Deed.Leave, Deed.EndInput)),
        (1, Gen.Elements(Deed.FailSession, Deed.FailWrite, Deed.Reset, Deed.Vanish, Deed.FailListener)));

    private static readonly Gen<Step> One =
        from who in Gen.Choose(0, Seats - 1)
        from deed in Deeds
        from name in Gen.Elements(Names)
        select new Step(who, deed, name);

    /// <summary>Some hundred of them at most; a failure is shrunk to the fewest that show it.</summary>
    public static Arbitrary<Step[]> Sequences { get; } = One.ToArbitrary().Array();

    public override string ToString() => $"{Who} {Deed} {Name}";
}
