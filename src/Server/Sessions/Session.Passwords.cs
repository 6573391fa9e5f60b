using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays.Messages;

namespace AkkaChat.Server.Sessions;

/// <content>Passwords that are asked for: the next line is one, and telnet does not show it.</content>
internal sealed partial class Session
{
    // Telnet ends its lines with CR LF. Another program would print the bytes that ask it not to echo.
    private bool MayBeTelnet => _form.Format == WireFormat.CrLf;

    /// <summary>A resumable client answers a challenge in place of a password, and asks for one itself.</summary>
    private void AskPassword(CommandOutcome.AskPassword ask, long? number)
    {
        if (IsResumable)
        {
            _lines.Refuse(1);
            Answer(ServerLines.Refusal(_form, ask.Usage, number), number);
            return;
        }
        _askedFor = ask.Use;
        HideInput(true);
        Answer(ServerLines.Notice(_form, $"type the password and press Enter, or Enter alone"), number);
    }

    private void AwaitLogin(RelayReplies.LoginNeeded login)
    {
        _mustLogIn = login.IsNeeded && !IsResumable;
        HideInput(_mustLogIn);
        if (login.Notice is not null)
            Write(ServerLines.Notice(_form, login.Notice));
    }

    /// <summary>What a line means when a password was asked for; null when none was, and for a command.</summary>
    private CommandOutcome? TakePassword(DecodedLine line)
    {
        if (_askedFor is null && !_mustLogIn)
            return null;
        var use = _askedFor ?? PasswordUse.LogIn;
        _askedFor = null;
        HideInput(_mustLogIn);
        return line.Fault == LineFault.None && ClientLine.Parse(LineEdits.Apply(line.Text)) is ClientLine.Say said ? PasswordArgument.Use(use, said.Text.Trim()) : null;
    }

    private void HideInput(bool hide)
    {
        if (MayBeTelnet)
            _reader.HideInput(hide);
        AnswerTelnet();
    }
}
