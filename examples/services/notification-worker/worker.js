const readline = require('node:readline');
const nodemailer = require('nodemailer');
const { mailFor } = require('./templates');

const transport = nodemailer.createTransport({
  host: process.env.SMTP_HOST || 'smtp.heronway.example',
  port: 587,
  auth: { user: process.env.SMTP_USER, pass: process.env.SMTP_PASSWORD },
});

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const event = JSON.parse(line);
    const mail = mailFor(event);
    if (!mail) continue;
    await transport.sendMail({ from: 'orders@heronway.example', to: event.email, ...mail });
    console.log(`mailed ${event.type} for order ${event.order}`);
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
