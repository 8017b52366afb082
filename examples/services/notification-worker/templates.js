const texts = {
  placed: order => ({ subject: `We have your order ${order}`, text: 'Thank you. We pick it next.' }),
  shipped: order => ({ subject: `Order ${order} is on its way`, text: 'Follow it in your account.' }),
  refunded: order => ({ subject: `Order ${order} is refunded`, text: 'It takes your bank one to three days.' }),
};

exports.mailFor = ({ type, order }) => texts[type] && texts[type](order);
